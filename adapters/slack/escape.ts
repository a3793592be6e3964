import { clipMark } from '../../src/card/clip.ts';
import type { PartnerWords } from '../../src/model/partner-words.ts';

/**
 * Slack's three control characters as entities, as its text objects want them. Nothing that is escaped can become
 * a mention, a link or a broadcast.
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The other way round, as typed text comes in with a slash command, and for texts in which entities would stand as such. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A partner's words, escaped, in at most `most` units: cut between characters and with a visible mark where they are longer. */
export function escapeWords(words: PartnerWords, most: number): string {
  const whole = escapeText(words.reveal());
  if (whole.length <= most) return whole;
  const room = most - clipMark.length;
  return `${firstOf(pieces(words.reveal()), room).trimEnd()}${clipMark}`;
}

/** Escaped text in pieces of at most `most` units each, cut between characters, at a line or a space where there is one. */
export function inPieces(escaped: string, most: number): readonly string[] {
  const found: string[] = [];
  let rest = escaped;
  while (rest.length > most) {
    const cut = cutBefore(rest, most);
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...found, rest].filter((piece) => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(piece));
}

/** Escaped text within `most` units, with a visible mark where it was longer. */
export function clipEscaped(escaped: string, most: number): string {
  if (escaped.length <= most) return escaped;
  return `${escaped.slice(0, cutBefore(escaped, most - clipMark.length)).trimEnd()}${clipMark}`;
}

function firstOf(parts: Iterable<string>, most: number): string {
  let text = '';
  for (const part of parts) {
    if (text.length + part.length > most) break;
    text += part;
  }
  return text;
}

function* pieces(text: string): Iterable<string> {
  for (const { segment } of characters.segment(text)) yield escapeText(segment);
}

/** A place to cut at or before `most`: after a line or a space in the last third, never inside an entity, a token or a character. */
function cutBefore(text: string, most: number): number {
  const line = text.lastIndexOf('\n', most - 1) + 1;
  if (line > (most * 2) / 3) return line;
  const space = text.lastIndexOf(' ', most - 1) + 1;
  const safe = outsideToken(text, space > (most * 2) / 3 ? space : most);
  return safe === 0 ? most : wholeCharacter(text, safe);
}

function outsideToken(text: string, cut: number): number {
  const head = text.slice(0, cut);
  const token = head.lastIndexOf('<');
  if (token > head.lastIndexOf('>')) return token;
  const entity = /&[a-z]{0,3}$/.exec(head);
  return entity === null ? cut : entity.index;
}

function wholeCharacter(text: string, cut: number): number {
  let last = 0;
  for (const { index, segment } of characters.segment(text.slice(Math.max(cut - 64, 0), cut + 64))) {
    const start = Math.max(cut - 64, 0) + index;
    if (start + segment.length > cut) break;
    last = start + segment.length;
  }
  return last > 0 ? last : cut;
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
