import { html, type TemplateResult } from 'lit-html';
import type { Markup, Span } from '../../../src/card/markup.ts';
import { fillComposer } from './composing.ts';
import { formatInstant } from './format-time.ts';
import { elementId } from './scrolling.ts';
import { botNow, nameOf, type Pane, type State, zoneOf } from './state.ts';
import { say } from './words.ts';

/** Our own text, with moments in the reader's zone, people by their present names, and commands that can be taken. */
export function markupView(state: State, pane: Pane, markup: Markup): readonly TemplateResult[] {
  return markup.map((span) => spanView(state, pane, span));
}

/** What a partner wrote: every character as it is, in its own direction, with no say over what is around it. */
export function wordsView(words: string): TemplateResult {
  return html`<span class="words" dir="auto">${words}</span>`;
}

function spanView(state: State, pane: Pane, span: Span): TemplateResult {
  switch (span.kind) {
    case 'plain':
      return html`${span.text}`;
    case 'strong':
      return html`<strong>${markupView(state, pane, span.content)}</strong>`;
    case 'emphasis':
      return html`<em>${markupView(state, pane, span.content)}</em>`;
    case 'instant': {
      const zone = zoneOf(state, pane.id);
      const words = formatInstant(span.at, span.style, zone, botNow(state));
      return html`<time datetime=${iso(span.at)} title=${formatInstant(span.at, 'moment', zone, botNow(state))}>${words}</time>`;
    }
    case 'partner':
      return html`<bdi class="person" data-person=${span.user.user}>${nameOf(state, span.user.user)}</bdi>`;
    case 'command':
      return html`<button type="button" class="command" title=${say('preview.card-command')} @click=${() => fillComposer(state, pane, `/${span.path} `)}>/${span.path}</button>`;
    case 'message':
      return html`<a href=${`#${elementId(pane.id, span.message.message)}`}>${span.label}</a>`;
    case 'link':
      return html`<a href=${span.url} target="_blank" rel="noopener noreferrer">${span.label}<span class="unseen"> ${say('preview.new-tab')}</span></a>`;
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
