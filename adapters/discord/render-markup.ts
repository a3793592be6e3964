import type { InstantStyle, Markup, Span } from '../../src/card/markup.ts';
import { escapeLine, escapeText } from './escape.ts';
import { channelOf } from './own-thread.ts';

/** What a card cannot know itself: the ids under which commands are registered. */
export type Voice = { readonly commandId: (name: string) => string | null };

/** A voice for where nothing is registered, such as a picture of a card: commands are then only named. */
export const plainVoice: Voice = { commandId: () => null };

/**
 * Markup in Discord's markdown. Moments are shown in each reader's own zone, people are mentioned, commands can be
 * clicked. Links other than https lose their address and stay as words.
 */
export function renderMarkup(markup: Markup, voice: Voice): string {
  return markup.map((span) => renderSpan(span, voice)).join('');
}

/** Who is mentioned, each once: the only people whom the message may notify. */
export function mentionsOf(markup: Markup): readonly string[] {
  const found = markup.flatMap((span) => {
    if (span.kind === 'strong' || span.kind === 'emphasis') return mentionsOf(span.content);
    return span.kind === 'partner' && isSnowflake(span.user.user) ? [span.user.user] : [];
  });
  return [...new Set(found)];
}

function renderSpan(span: Span, voice: Voice): string {
  switch (span.kind) {
    case 'plain':
      return escapeText(span.text);
    case 'strong':
      return around('**', renderMarkup(span.content, voice));
    case 'emphasis':
      return around('*', renderMarkup(span.content, voice));
    case 'instant':
      return `<t:${Math.floor(span.at / 1000)}:${timestampStyles[span.style]}>`;
    case 'partner':
      return isSnowflake(span.user.user) ? `<@${span.user.user}>` : escapeLine(span.user.user);
    case 'command':
      return renderCommand(span.path, voice);
    case 'link':
      return renderLink(span.url, span.label);
    case 'message': {
      const { room, message } = span.message;
      return renderLink(`https://discord.com/channels/${room.space}/${channelOf(room)}/${message}`, span.label);
    }
  }
}

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const timestampStyles: Readonly<Record<InstantStyle, string>> = { time: 't', day: 'D', moment: 'F', relative: 'R' };

/** Nothing at all where there is nothing to emphasise: four asterisks would show. */
function around(mark: string, content: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(content) ?? [];
  return inner === '' ? content : `${before}${mark}${inner}${mark}${after}`;
}

function renderCommand(path: string, { commandId }: Voice): string {
  const id = commandId(path.split(' ')[0] ?? '');
  return id === null || !/^[a-z -]+$/.test(path) ? `**/${escapeLine(path)}**` : `</${path}:${id}>`;
}

function renderLink(url: string, label: string): string {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return escapeLine(label);
  const address = url
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll(/[\s<>]/g, encodeURIComponent);
  return `[${labelOf(label, new URL(url).hostname)}](<${address}>)`;
}

/**
 * In a label Discord shows backslashes instead of taking them (discord-api-docs #6185), and one in which there is an
 * address makes no link at all (#7721). So signs that would be markup are left out, and where that does not do, the
 * host's name stands for the label.
 */
function labelOf(label: string, host: string): string {
  const shown = label.replaceAll(/[\\*_~`|<>[\]\s]+/g, ' ').trim();
  return shown === '' || /:\/\//.test(shown) ? host.replace(/^www\./, '') : shown;
}

function isSnowflake(id: string): boolean {
  return /^\d{1,20}$/.test(id);
}
