/**
 * A value as the database takes it. No text of it holds a zero byte or half of a character, and a statement with one
 * fails; such a text comes from somebody who makes things up, and is looked for and not found like any other.
 */
export function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'string') return value;
  const text = value.includes('\0') ? value.replaceAll('\0', replacement) : value;
  const isJson = /^[{["]/.test(text) && text.includes('\\u');
  return (isJson ? text.replaceAll(escaped, `$1${replacement}`) : text).toWellFormed();
}

const replacement = '\uFFFD';

/** The same two as JSON writes them, behind an even number of backslashes. */
const escaped = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;
