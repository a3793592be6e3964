import { IntlMessageFormat } from 'intl-messageformat';
import { type Markup, plain, type Span } from '../card/markup.ts';
import type { Message } from '../card/message.ts';
import type { Copy, CopyFiles, CopyKey } from './copy.ts';
import { piecesOf } from './pieces-of.ts';

/** Values for a message's places: text, numbers, a token such as a person or a moment, or a piece of markup. */
export type Values = Readonly<Record<string, string | number | boolean | Span | Markup>>;

/** One language's voice. `locale` is by what it writes times and lists: the language, and where its reader lives. */
export type Say = {
  readonly locale: string;
  /** The sentence as markup. `<b>`, `<i>` and `<cmd>` are strong, emphasis and a command's name. */
  (key: CopyKey, values?: Values): Markup;
  /** The sentence as plain text, for titles, labels and hints; takes no tokens. */
  text(key: CopyKey, values?: Readonly<Record<string, string | number | boolean>>): string;
  /** All sentences of a file as plain data, for whoever says them elsewhere. */
  pieces<File extends keyof CopyFiles>(file: File): Readonly<Record<KeyIn<File>, Message>>;
};

type KeyIn<File extends keyof CopyFiles> = Extract<CopyKey, `${File}.${string}`>;

export function createSay(locale: string, copy: Copy): Say {
  const compiled = new Map<CopyKey, IntlMessageFormat>();
  const read = new Map<keyof CopyFiles, Readonly<Record<string, Message>>>();

  function message(key: CopyKey): IntlMessageFormat {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const made = new IntlMessageFormat(copy[key], locale);
    compiled.set(key, made);
    return made;
  }

  const say = (key: CopyKey, values: Values = {}): Markup => {
    return toMarkup(message(key).format<Markup | Span>({ ...tags, ...values }));
  };
  const text = (key: CopyKey, values: Readonly<Record<string, string | number | boolean>> = {}): string =>
    String(message(key).format(values));
  const pieces = <File extends keyof CopyFiles>(file: File) => {
    const known = read.get(file) ?? piecesIn(copy, file, locale);
    read.set(file, known);
    return known as Record<KeyIn<File>, Message>;
  };
  return Object.assign(say, { locale, text, pieces });
}

function piecesIn(copy: Copy, file: string, locale: string): Readonly<Record<string, Message>> {
  const own = Object.entries<string>(copy).filter(([key]) => key.startsWith(`${file}.`));
  return Object.fromEntries(own.map(([key, message]) => [key, piecesOf(message, locale)]));
}

/** The same voice for readers in another part of the world. */
export function sayAs(say: Say, locale: string): Say {
  if (say.locale === locale) return say;
  return Object.assign((key: CopyKey, values?: Values) => say(key, values), {
    locale,
    text: say.text,
    pieces: say.pieces,
  });
}

type Part = string | Span | Markup;

const tags = {
  b: (content: readonly Part[]): Span => ({ kind: 'strong', content: toMarkup(content) }),
  i: (content: readonly Part[]): Span => ({ kind: 'emphasis', content: toMarkup(content) }),
  cmd: (content: readonly Part[]): Span => ({ kind: 'command', path: content.join('') }),
};

function toMarkup(parts: Part | readonly Part[]): Markup {
  if (typeof parts === 'string') return plain(parts);
  if ('kind' in parts) return [parts];
  return parts.flatMap((part) => toMarkup(part));
}
