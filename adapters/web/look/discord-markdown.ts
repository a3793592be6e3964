import { escapeHtml } from './html.ts';
import type { Reader } from './look.ts';
import { discordMoment } from './moments.ts';

/**
 * Discord's markdown as HTML, as far as a bot's texts can use it: headings, small text, quotes, lists, code,
 * emphasis, links, mentions, commands and timestamps. Whatever is none of these stands there as it is.
 */
export function renderMarkdown(content: string, reader: Reader): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of content.matchAll(/(?<!\\)```(?:[\w+-]+\n)?([\s\S]+?)```/g)) {
    parts.push(renderLines(content.slice(from, match.index), reader));
    parts.push(`<pre class="code">${escapeHtml((match[1] ?? '').replace(/^\n|\n$/g, ''))}</pre>`);
    from = match.index + match[0].length;
  }
  parts.push(renderLines(content.slice(from), reader));
  return parts.join('');
}

type Line = {
  readonly kind: 'text' | 'small' | 'quote' | 'item' | 'count' | 'h1' | 'h2' | 'h3';
  readonly text: string;
};

function renderLines(content: string, reader: Reader): string {
  if (content.trim() === '') return '';
  // Three signs quote all that follows, whatever its lines begin with.
  const rest = /^>>> ([\s\S]*)$/m.exec(content);
  if (rest !== null) {
    const quoted = `<blockquote>${renderLines(rest[1] ?? '', reader)}</blockquote>`;
    return renderLines(content.slice(0, rest.index).replace(/\n$/, ''), reader) + quoted;
  }
  const groups: Line[][] = [];
  for (const line of content.split('\n').map(readLine)) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === line.kind && !/^h\d$/.test(line.kind)) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => renderGroup(group, reader)).join('');
}

function readLine(line: string): Line {
  const match = /^(?:(#{1,3}) +|(-# +)|(> )|( *[-*] +)|( *\d+\. +))(?=\S)(.*)$/.exec(line);
  if (match === null) return { kind: 'text', text: line };
  const [, heading, small, quote, item, , text = ''] = match;
  if (heading !== undefined) return { kind: `h${heading.length as 1 | 2 | 3}`, text };
  return { kind: small ? 'small' : quote ? 'quote' : item ? 'item' : 'count', text };
}

function renderGroup(lines: readonly Line[], reader: Reader): string {
  const [{ kind } = { kind: 'text' }] = lines;
  const text = () => renderInline(lines.map((line) => line.text).join('\n'), reader);
  switch (kind) {
    case 'item':
    case 'count': {
      const items = lines.map((line) => `<li>${renderInline(line.text, reader)}</li>`).join('');
      return kind === 'item' ? `<ul>${items}</ul>` : `<ol>${items}</ol>`;
    }
    case 'quote':
      return `<blockquote><p>${text()}</p></blockquote>`;
    case 'small':
      return `<p class="small">${text()}</p>`;
    case 'h1':
    case 'h2':
    case 'h3':
      return `<${kind}>${text()}</${kind}>`;
    default:
      return lines.every((line) => line.text.trim() === '') ? '' : `<p>${text()}</p>`;
  }
}

type Rule = readonly [RegExp, (match: RegExpExecArray, reader: Reader) => string];

/** Tried in this order where each sign stands; emphasis looks over what is escaped. */
const rules: readonly Rule[] = [
  [/\\([^0-9A-Za-z\s])/y, ([, sign = '']) => escapeHtml(sign)],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, ([, , code = '']) => `<code>${escapeHtml(code.trim())}</code>`],
  [/<t:(-?\d{1,12})(?::([tTdDfFR]))?>/y, ([, at, style = 'f'], reader) => moment(Number(at) * 1000, style, reader)],
  [/<@!?(\d+)>/y, ([, id = ''], { names }) => pill(`@${names.get(id) ?? id}`)],
  [/<@&(\d+)>/y, ([, id = '']) => pill(`@role ${id}`)],
  [/<#(\d+)>/y, ([, id = '']) => pill(`#channel ${id}`)],
  [/<\/([^:>]+):\d+>/y, ([, path = '']) => pill(`/${path}`)],
  [/<a?(:\w+:)\d+>/y, ([, name = '']) => escapeHtml(name)],
  [/@(everyone|here)\b/y, ([whole]) => pill(whole)],
  [
    /\[((?:\\[\s\S]|[^\]\\])+)\]\((?:<(https?:\/\/[^\s>]+)>|(https?:\/\/[^\s)]+))\)/y,
    ([, label = '', one, other], reader) => link(renderInline(label, reader), one ?? other ?? ''),
  ],
  [/<(https?:\/\/[^\s>]+)>/y, ([, url = '']) => link(escapeHtml(url), url)],
  [/https?:\/\/[^\s<]*[^\s<.,:;"')\]]/y, ([url]) => link(escapeHtml(url), url)],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, around('strong')],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, around('u')],
  [/~~((?:\\[\s\S]|[^\\])+?)~~(?!~)/y, around('s')],
  [/\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y, around('mark')],
  [/\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)(?<=\S)\*(?!\*)/y, around('em')],
  [/(?<![0-9A-Za-z])_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/y, around('em')],
];

function renderInline(text: string, reader: Reader): string {
  let html = '';
  let at = 0;
  while (at < text.length) {
    const found = ruleAt(text, at);
    if (found === null) {
      const plain = /[^\\`<@[h*_~|]+/y;
      plain.lastIndex = at + 1;
      const end = plain.exec(text) === null ? at + 1 : plain.lastIndex;
      html += escapeHtml(text.slice(at, end));
      at = end;
    } else {
      html += found.rule[1](found.match, reader);
      at += found.match[0].length;
    }
  }
  return html;
}

function ruleAt(text: string, at: number): { rule: Rule; match: RegExpExecArray } | null {
  for (const rule of rules) {
    rule[0].lastIndex = at;
    const match = rule[0].exec(text);
    if (match !== null) return { rule, match };
  }
  return null;
}

function around(tag: string): Rule[1] {
  return ([, content = ''], reader) => `<${tag}>${renderInline(content, reader)}</${tag}>`;
}

function moment(at: number, style: string, reader: Reader): string {
  return `<time>${escapeHtml(discordMoment(at, style, reader))}</time>`;
}

function pill(text: string): string {
  return `<span class="mention">${escapeHtml(text)}</span>`;
}

/** A link to look at: nothing in the frame leads anywhere. */
function link(html: string, url: string): string {
  return `<span class="link" title="${escapeHtml(url)}">${html}</span>`;
}
