/** Whom and what tokens stand for. */
export type Names = { readonly user: (id: string) => string };

/**
 * Text as a client shows it, with markup taken away: what a partner wrote literally has to come out as it was
 * written. Whatever a client would make of it instead (a list, a link, an emoji, a quote) is shown in brackets.
 */
export function readMarkdown(source: string, names: Names): string {
  const [head, quoted] = splitQuote(source);
  const lines = head === '' ? [] : head.split('\n').map((line) => readLine(line, names));
  return [
    ...lines,
    ...(quoted === null
      ? []
      : [
          `"${quoted
            .split('\n')
            .map((line) => readLine(line, names))
            .join('\n')}"`,
        ]),
  ].join('\n');
}

/** Three signs at the beginning of a line quote all that follows. */
function splitQuote(source: string): [string, string | null] {
  const match = /(?:^|\n)>>> /.exec(source);
  if (match === null) return [source, null];
  return [source.slice(0, match.index), source.slice(match.index + match[0].length)];
}

function readLine(line: string, names: Names): string {
  const heading = /^(#{1,3}|-#) (.*)$/s.exec(line);
  if (heading !== null) return readInline(heading[2] ?? '', names);
  const list = /^\s*([-*]|\d+[.)]) (.*)$/s.exec(line);
  if (list !== null) return `[list] ${readInline(list[2] ?? '', names)}`;
  const quoted = /^\s*>{1,3} (.*)$/s.exec(line);
  if (quoted !== null) return `[quote] ${readInline(quoted[1] ?? '', names)}`;
  return readInline(line, names);
}

/** What begins a piece of markup, tried in this order at every place. */
const rules: readonly { readonly at: RegExp; readonly show: (match: readonly string[], names: Names) => string }[] = [
  { at: /\\([^0-9A-Za-z\s])/y, show: ([, sign = '']) => sign },
  { at: /<@!?(\d+)>/y, show: ([, id = ''], names) => `@${names.user(id)}` },
  { at: /<t:(-?\d+)(?::[tTdDfFR])?>/y, show: ([, at = '0']) => new Date(Number(at) * 1000).toISOString().slice(0, 16) },
  { at: /<\/([^:>]+):\d+>/y, show: ([, path = '']) => `/${path}` },
  // In a label backslashes are shown, and one with an address in it makes no link.
  {
    at: /\[([^\]\n]+)\]\(<?(https:[^)>\s]+)>?\)/y,
    show: ([all = '', label = '']) => (/https?:\/\/\w\w/.test(label) ? `[no link ${all}]` : label),
  },
  { at: /@(everyone|here)\b/y, show: ([, whom = '']) => `[mention ${whom}]` },
  { at: /<(?:#|@&|a?:\w+:)\d+>/y, show: () => '[mention]' },
  { at: /https?:\/\/\S+/y, show: () => '[link]' },
  { at: /:[\w+-]+:/y, show: () => '[emoji]' },
  { at: /(\*\*|__|~~|\|\||\*|_|`+)/y, show: () => '' },
];

/** What no rule begins with stands for itself. */
const plain = /[^\\<[@h:*_~|`]+/y;

function readInline(text: string, names: Names): string {
  let shown = '';
  for (let at = 0; at < text.length; ) {
    const [length, piece] = pieceAt(text, at, names);
    shown += piece;
    at += length;
  }
  return shown;
}

function pieceAt(text: string, from: number, names: Names): readonly [length: number, shown: string] {
  plain.lastIndex = from;
  const itself = plain.exec(text);
  if (itself !== null) return [itself[0].length, itself[0]];
  for (const { at, show } of rules) {
    at.lastIndex = from;
    const match = at.exec(text);
    if (match !== null) return [match[0].length, show(match, names)];
  }
  return [1, text.charAt(from)];
}
