import type { z } from 'zod';
import type { ContentProblem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Turns what a schema found into a problem that names the item's id and the field, and says what to do. */
export function explainIssue(file: string, source: unknown, issue: Issue): ContentProblem {
  const { id, field } = placeOf(source, issue);
  return {
    file,
    ...(id === undefined ? {} : { id }),
    ...(field === '' ? {} : { field }),
    ...inWords(issue),
  };
}

/** The nearest `id` on the way to the field, and the rest of the way from there. */
function placeOf(source: unknown, issue: Issue): { id: string | undefined; field: string } {
  let here = source;
  let id: string | undefined;
  let field: PropertyKey[] = [];
  for (const step of issue.path) {
    here = child(here, step);
    field.push(step);
    const own = child(here, 'id');
    if (id === undefined && typeof own === 'string' && own !== '') {
      id = own;
      field = [];
    }
  }
  return { id, field: fieldName(field) };
}

function child(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
}

/** Items are counted from 1, as people count. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `${step + 1}` : String(step))).join(' ');
}

function inWords(issue: Issue): { what: string; remedy: string } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { what: 'is missing', remedy: 'add it' }
        : { what: `is not a ${issue.expected}`, remedy: `write a ${issue.expected} here` };
    case 'invalid_value':
      return issue.input === undefined
        ? { what: 'is missing', remedy: `add it: ${list(issue.values)}` }
        : { what: 'is none of the known values', remedy: `use ${list(issue.values)}` };
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? { what: 'is none of the known values', remedy: `use ${list(issue.options)}` }
        : { what: 'has the wrong shape', remedy: 'compare it with its neighbours' };
    case 'too_big':
      return { what: `is too long: at most ${issue.maximum}`, remedy: 'shorten it' };
    case 'too_small':
      return { what: `is too short: at least ${issue.minimum}`, remedy: 'write more' };
    case 'unrecognized_keys':
      return {
        what: `has a field that Attune does not know: ${list(issue.keys)}`,
        remedy: 'check its spelling, or remove it',
      };
    case 'invalid_key':
      return { what: 'has an unusable name', remedy: 'use lower-case words joined by hyphens' };
    case 'invalid_format':
      return { what: 'is not written as it has to be', remedy: issue.message };
    default:
      return { what: 'does not keep to the writing rules', remedy: issue.message };
  }
}

function list(values: readonly unknown[]): string {
  return values.map((value) => `"${String(value)}"`).join(', ');
}
