import type { Markup, Span } from '../../src/card/markup.ts';

/**
 * Markup as the page gets it: the same tokens, checked and copied, so that moments, people and commands are
 * rendered where the reader's own zone and the people's present names are known. Links other than https lose
 * their address and stay as words.
 */
export function renderMarkup(markup: Markup): Markup {
  return markup.map(renderSpan);
}

function renderSpan(span: Span): Span {
  switch (span.kind) {
    case 'strong':
    case 'emphasis':
      return { kind: span.kind, content: renderMarkup(span.content) };
    case 'link':
      return isWeb(span.url) ? { ...span } : { kind: 'plain', text: span.label };
    case 'plain':
    case 'instant':
    case 'partner':
    case 'command':
    case 'message':
      return { ...span };
  }
}

/** Whether an address may stand in the page. */
export function isWeb(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
