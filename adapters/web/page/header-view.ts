import { html, nothing, type TemplateResult } from 'lit-html';
import { clockMoves, clockTrouble, times } from './clock-view.ts';
import { icon, mark } from './icons.ts';
import { lookSwitch } from './look-view.ts';
import { fillSample, offersSample } from './sample-view.ts';
import { changed, nameOf, type Pane, type State } from './state.ts';
import { themeSwitch } from './theme-switch.ts';
import { say, sayWith } from './words.ts';

/** The head of the page: bot time, which can be moved ahead, and what concerns the preview as a whole. */
export function headerView(state: State): TemplateResult {
  return html`<header class="top">
    <h1>${mark()}<span>Attune</span><small>${say('preview.heading')}</small></h1>
    <div class="clock" role="group" aria-label=${say('preview.clock')}>${times(state)} ${clockMoves(state)}</div>
    <div class="top-end">
      <div class="roomy">${lookSwitch(state)} ${themeSwitch()}</div>
      ${menu(state)}
    </div>
    ${clockTrouble(state)}
  </header>`;
}

function menu(state: State): TemplateResult {
  const set = (open: boolean) => {
    state.menuOpen = open;
    changed();
  };
  const leave = (event: FocusEvent) => {
    const inside = event.relatedTarget instanceof Node && (event.currentTarget as Node).contains(event.relatedTarget);
    if (!inside) set(false);
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !state.menuOpen) return;
    set(false);
    (event.currentTarget as HTMLElement).querySelector('button')?.focus();
  };
  return html`<div class="menu" @focusout=${leave} @keydown=${closeOnEscape}>
    <button type="button" class="quiet round" aria-label=${say('preview.menu')} aria-expanded=${state.menuOpen ? 'true' : 'false'} @click=${() => set(!state.menuOpen)}>
      ${icon('menu')}
    </button>
    ${state.menuOpen ? menuList(state) : nothing}
  </div>`;
}

/** What has no room in the head of a small window is here as well. */
function menuList(state: State): TemplateResult {
  const startOver = () => {
    state.menuOpen = false;
    state.resetDialog = { trouble: null, pending: false, setBack: true };
    changed();
  };
  const seeSample = () => {
    state.menuOpen = false;
    void fillSample(state);
  };
  return html`<div class="menu-list" tabindex="-1">
    <div class="cramped">${clockMoves(state)} ${lookSwitch(state)} ${themeSwitch()}</div>
    <ul>
      <li><a href="/">${say('preview.menu-both')}</a></li>
      ${(['sam', 'alex'] as const).map((id) => html`<li><a href="/?as=${id}" target="_blank" rel="noopener">${sayWith('preview.menu-window', { name: html`<bdi>${nameOf(state, id)}</bdi>` })}</a></li>`)}
      <li><a href="/?as=guest" target="_blank" rel="noopener">${say('preview.menu-stranger')}</a></li>
      ${state.panes.map((pane) => html`<li class="cramped">${personButton(state, pane)}</li>`)}
      ${offersSample(state) ? html`<li><button type="button" @click=${seeSample}>${say('preview.sample-see')}</button></li>` : nothing}
      <li><button type="button" class="danger-text" @click=${startOver}>${say('preview.menu-reset')}</button></li>
    </ul>
  </div>`;
}

function personButton(state: State, { id }: Pane): TemplateResult {
  const open = () => {
    state.menuOpen = false;
    state.personDialog = { id, trouble: null, pending: false };
    changed();
  };
  return html`<button type="button" @click=${open}>${sayWith('preview.menu-person', { name: html`<bdi>${nameOf(state, id)}</bdi>` })}</button>`;
}
