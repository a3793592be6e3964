import { unescapeText } from './escape.ts';

/** One piece of what was typed after a command. `from` and `to` are where it stands in the typed text. */
export type Piece = {
  /** As its person sees it: without quotation marks, entities decoded, references read out. */
  readonly text: string;
  /** The option it is meant for, where it was written as `name:value`. */
  readonly option: string | null;
  readonly quoted: boolean;
  /** The person it names, by Slack's id. */
  readonly person: string | null;
  readonly from: number;
  readonly to: number;
};

/**
 * Splits typed text at spaces, as people expect: quotation marks of any kind hold words together, and `name:value`
 * is read as such only for a name among `options` (so `19:00` stays a time). A mark without its other half is a
 * letter like any other.
 */
export function splitCommandText(typed: string, options: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = skipSpace(typed, 0);
  while (at < typed.length) {
    const piece = readPiece(typed, at, options);
    pieces.push(piece);
    at = skipSpace(typed, piece.to);
  }
  return pieces;
}

/** Typed text as its person sees it: references to people, channels and addresses read out, entities decoded. */
export function readable(typed: string): string {
  return unescapeText(
    typed.replace(reference, (_, kind: string, target: string, label: string | undefined) => {
      if (kind === '@' || kind === '#') return `${kind}${label ?? target}`;
      return kind === '!' ? `@${(label ?? target).replace(/^@/, '')}` : (label ?? target);
    }),
  );
}

function readPiece(typed: string, start: number, options: readonly string[]): Piece {
  const option = readName(typed, start, options);
  // What stands after "name: " belongs to the name as well.
  const from = option === null ? start : skipSpace(typed, start + option.length + 1);
  const quoted = readQuoted(typed, from);
  const to = quoted?.to ?? endOfWord(typed, from);
  const raw = typed.slice(from, to);
  return {
    text: quoted === null ? readable(raw) : readable(quoted.inside),
    option: option?.toLowerCase() ?? null,
    quoted: quoted !== null,
    person: /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(raw)?.[1] ?? null,
    from,
    to,
  };
}

function readName(typed: string, start: number, options: readonly string[]): string | null {
  const name = /^([A-Za-z-]{1,32})[:=]/.exec(typed.slice(start))?.[1] ?? null;
  return name !== null && options.includes(name.toLowerCase()) ? name : null;
}

function readQuoted(typed: string, from: number): { inside: string; to: number } | null {
  if (!opening.includes(typed.charAt(from)) || from >= typed.length) return null;
  for (let at = from + 1; at < typed.length; at += 1) {
    if (closing.includes(typed.charAt(at)) && isEnd(typed, at + 1)) {
      return { inside: typed.slice(from + 1, at), to: at + 1 };
    }
  }
  return null;
}

function endOfWord(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && !/\s/.test(typed.charAt(at))) {
    const whole = typed.charAt(at) === '<' ? /^<[^<>]*>/.exec(typed.slice(at)) : null;
    at += whole?.[0].length ?? 1;
  }
  return at;
}

function skipSpace(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && /\s/.test(typed.charAt(at))) at += 1;
  return at;
}

function isEnd(typed: string, at: number): boolean {
  return at >= typed.length || /\s/.test(typed.charAt(at));
}

const opening = '"“„«';
const closing = '"”“»';

/** `<@U1|name>`, `<#C1|name>`, `<!here|here>`, `<https://address|label>`. */
const reference = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;
