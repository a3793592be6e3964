import { html, type TemplateResult } from 'lit-html';
import { say } from './words.ts';

/**
 * What can be done with a card, in one stop of the Tab key: the arrows go from one button to the next. All but
 * the first come with `tabindex="-1"`; which of them has the stop later on is kept in the document alone.
 */
export function toolbar(buttons: readonly TemplateResult[]): TemplateResult {
  return html`<div class="message-foot" role="toolbar" aria-label=${say('preview.card-tools')} @keydown=${go} @focusin=${move}>
    ${buttons}
  </div>`;
}

function go(event: KeyboardEvent): void {
  const buttons = buttonsIn(event);
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || at === -1) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}

function move(event: FocusEvent): void {
  for (const button of buttonsIn(event)) button.tabIndex = button === event.target ? 0 : -1;
}

function buttonsIn({ currentTarget }: Event): readonly HTMLButtonElement[] {
  return currentTarget instanceof Element ? [...currentTarget.querySelectorAll('button')] : [];
}
