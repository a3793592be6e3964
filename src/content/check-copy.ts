import { IntlMessageFormat } from 'intl-messageformat';
import { copyOf } from './assemble-content.ts';
import type { LocaleSource } from './parse-content.ts';
import { piecesOf } from './pieces-of.ts';
import type { ContentProblem } from './problem.ts';

/** The bot's own sentences: each must parse, and a translation must have all of English's with the same places. */
export function checkCopy(source: LocaleSource, english: LocaleSource): readonly ContentProblem[] {
  const own = copyOf(source);
  const problems = Object.keys(own).flatMap((key): readonly ContentProblem[] => {
    const problem = unparsable(own[key] ?? '', source.locale);
    if (problem !== null) return [{ ...placeOf(source, key), ...problem }];
    return key.startsWith('preview.') && !canTravel(own[key] ?? '', source.locale)
      ? [{ ...placeOf(source, key), ...staysHere }]
      : [];
  });
  if (source === english) return problems;
  const model = copyOf(english);
  return [
    ...problems,
    ...Object.keys(model)
      .filter((key) => !(key in own))
      .map((key) => ({ ...placeOf(source, key), what: 'is missing', remedy: 'translate it from English' })),
    ...Object.keys(own)
      .filter((key) => !(key in model))
      .map((key) => ({ ...placeOf(source, key), what: 'is not a sentence of Attune', remedy: 'remove it' })),
    ...Object.keys(own).flatMap((key): readonly ContentProblem[] => {
      const theirs = placesIn(own[key] ?? '', source.locale);
      const ours = placesIn(model[key] ?? '', 'en');
      if (!(key in model) || theirs === null || ours === null || same(theirs, ours)) return [];
      return [
        {
          ...placeOf(source, key),
          what: 'has other places than English',
          remedy: `use ${[...ours].join(', ') || 'none'}`,
        },
      ];
    }),
  ];
}

/** The names of the places and tags of a message; `null` if it does not parse. */
export function placesIn(message: string, locale: string): ReadonlySet<string> | null {
  try {
    return new Set(namesIn(new IntlMessageFormat(message, locale).getAst()));
  } catch {
    return null;
  }
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;

function namesIn(elements: Ast): readonly string[] {
  return elements.flatMap((element): readonly string[] => {
    if (element.type === kinds.literal || element.type === kinds.pound) return [];
    const name = element.type === kinds.tag ? `<${element.value}>` : `{${element.value}}`;
    if ('children' in element) return [name, ...namesIn(element.children)];
    if ('options' in element) return [name, ...Object.values(element.options).flatMap((one) => namesIn(one.value))];
    return [name];
  });
}

/** Kinds of a message's elements, as the parser numbers them. */
const kinds = { literal: 0, pound: 7, tag: 8 } as const;

function unparsable(message: string, locale: string): { what: string; remedy: string } | null {
  const places = placesIn(message, locale);
  if (places === null) {
    return {
      what: 'is not a valid ICU message',
      remedy: 'check its braces, quotes and tags: each opened one must be closed',
    };
  }
  const unknown = [...places].filter((name) => name.startsWith('<') && !['<b>', '<i>', '<cmd>'].includes(name));
  if (unknown.length === 0) return null;
  return { what: `uses the unknown tag ${unknown.join(', ')}`, remedy: 'use only <b>, <i> and <cmd>' };
}

/** Whether the preview's page can say it, which gets its sentences as plain data. */
function canTravel(message: string, locale: string): boolean {
  try {
    piecesOf(message, locale);
    return true;
  } catch {
    return false;
  }
}

const staysHere = {
  what: 'has a tag or a form of counting that the page of the preview cannot say',
  remedy: 'use places, numbers, plural and select only',
};

function placeOf(source: LocaleSource, key: string): { file: string; id: string } {
  const [file = '', id = ''] = key.split('.');
  return { file: `${source.locale}/copy/${file}.json`, id };
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
