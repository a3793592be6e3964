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
  { at: /^\\([^0-9A-Za-z\s])/, show: ([, sign = '']) => sign },
  { at: /^<@!?(\d+)>/, show: ([, id = ''], names) => `@${names.user(id)}` },
  { at: /^<t:(-?\d+)(?::[tTdDfFR])?>/, show: ([, at = '0']) => new Date(Number(at) * 1000).toISOString().slice(0, 16) },
  { at: /^<\/([^:>]+):\d+>/, show: ([, path = '']) => `/${path}` },
  // In a label backslashes are shown, and one with an address in it makes no link.
  {
    at: /^\[([^\]\n]+)\]\(<?(https:[^)>\s]+)>?\)/,
    show: ([all = '', label = '']) => (/https?:\/\/\w\w/.test(label) ? `[no link ${all}]` : label),
  },
  { at: /^@(everyone|here)\b/, show: ([, whom = '']) => `[mention ${whom}]` },
  { at: /^<(?:#|@&|a?:\w+:)\d+>/, show: () => '[mention]' },
  { at: /^https?:\/\/\S+/, show: () => '[link]' },
  { at: /^:[\w+-]+:/, show: () => '[emoji]' },
  { at: /^(\*\*|__|~~|\|\||\*|_|`+)/, show: () => '' },
];

function readInline(text: string, names: Names): string {
  let rest = text;
  let shown = '';
  while (rest !== '') {
    const found = rules.flatMap(({ at, show }) => {
      const match = at.exec(rest);
      return match === null ? [] : [{ length: match[0].length, text: show(match, names) }];
    })[0];
    shown += found?.text ?? rest.slice(0, 1);
    rest = rest.slice(found?.length ?? 1);
  }
  return shown;
}
