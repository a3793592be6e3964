import type { InstantStyle, Markup, Span } from '../../src/card/markup.ts';
import { escapeText } from './escape.ts';
import { momentText } from './moment.ts';

/**
 * Markup as Slack's mrkdwn: moments as date tokens, which each reader sees in their own zone, people as mentions.
 * `plain` leaves the emphasis out, for texts that are read aloud.
 */
export function renderMarkup(markup: Markup, style: 'mrkdwn' | 'plain' = 'mrkdwn'): string {
  return markup.map((span) => renderSpan(span, style)).reduce(joinEmphasis, '');
}

/** How people call a command by its path: every command is reached through this one. */
export function commandText(path: string): string {
  return `/attune ${path}`;
}

function renderSpan(span: Span, style: 'mrkdwn' | 'plain'): string {
  switch (span.kind) {
    case 'plain':
      return escapeText(span.text);
    case 'strong':
      return emphasise(style === 'plain' ? '' : '*', renderMarkup(span.content, style));
    case 'emphasis':
      return emphasise(style === 'plain' ? '' : '_', renderMarkup(span.content, style));
    case 'instant':
      return dateToken(span.at, span.style);
    case 'partner':
      return `<@${span.user.user}>`;
    case 'command':
      return style === 'plain' ? commandText(span.path) : `\`${commandText(span.path)}\``;
    // What Slack has told the address of is a link by now.
    case 'message':
      return escapeText(span.label);
    case 'link':
      return linkToken(span.url, span.label);
  }
}

/** Slack closes emphasis at the end of a line, and only next to space: each line gets its own, without space inside. */
function emphasise(mark: string, text: string): string {
  if (mark === '') return text;
  return text
    .split('\n')
    .map((line) =>
      line.replace(
        /^(\s*)(.*?)(\s*)$/,
        (_, before, inner, after) => `${before}${inner === '' ? '' : mark + inner + mark}${after}`,
      ),
    )
    .join('\n');
}

/** Emphasis beside a letter is not seen as such; a zero-width space parts them. */
function joinEmphasis(before: string, next: string): string {
  const touches =
    (/[*_`]$/.test(before) && /^[\p{L}\p{N}]/u.test(next)) || (/[\p{L}\p{N}]$/u.test(before) && /^[*_`]/.test(next));
  return `${before}${touches ? '\u200b' : ''}${next}`;
}

function dateToken(at: number, style: InstantStyle): string {
  const fallback = escapeText(momentText(at, style === 'relative' ? 'moment' : style, 'UTC'));
  return `<!date^${Math.floor(at / 1000)}^${dateFormats[style]}|${fallback} UTC>`;
}

/** `{ago}` looks back only, so that what lies ahead is written as a day and a time. */
const dateFormats: Readonly<Record<InstantStyle, string>> = {
  time: '{time}',
  day: '{date_long_pretty}',
  moment: '{date_long_pretty}, {time}',
  relative: '{date_short_pretty}, {time}',
};

function linkToken(url: string, label: string): string {
  if (!url.startsWith('https://')) return escapeText(label);
  const safe = url.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('|', '%7C').replaceAll('&', '&amp;');
  return `<${safe}|${escapeText(label).replaceAll('|', '/')}>`;
}
