import { html, nothing, type TemplateResult } from 'lit-html';
import type { ClockMove } from '../wire.ts';
import { moveClock } from './actions.ts';
import { clockTime, placeOf, shortDayOf } from './format-time.ts';
import { icon, mark } from './icons.ts';
import { botNow, changed, type State, zoneOf } from './state.ts';
import { themeSwitch } from './theme-switch.ts';

/** The head of the page: bot time, which can be moved ahead, and what concerns the preview as a whole. */
export function headerView(state: State): TemplateResult {
  return html`<header class="top">
    <h1>${mark()}<span>Attune</span><small>preview</small></h1>
    <div class="clock" role="group" aria-label="Bot time">
      ${times(state)}
      <div class="clock-moves">
        ${move(state, 'next', 'Jump to the next check-in', 'Next check-in')} ${move(state, 'hour', '+1 hour', '+1 h')}
        ${move(state, 'day', '+1 day', '+1 d')} ${move(state, 'week', '+1 week', '+1 w')}
      </div>
    </div>
    <div class="top-end">${themeSwitch()} ${menu(state)}</div>
    ${state.clockTrouble === null ? nothing : clockTrouble(state, state.clockTrouble)}
  </header>`;
}

/** Bot time where each of the two is; once, if that is the same. */
function times(state: State): TemplateResult {
  const now = botNow(state);
  const zones = [...new Set((['sam', 'alex'] as const).map((id) => zoneOf(state, id)))];
  return html`<p class="times">
    ${zones.map(
      (zone) => html`<span class="time">
        <b>${clockTime(now, zone)}</b><span>${shortDayOf(now, zone)}${zones.length > 1 ? html` · ${placeOf(zone)}` : nothing}</span>
      </span>`,
    )}
  </p>`;
}

/** `narrow` is what stands on it where there is little room. While the clock runs there, its time in the head shows how far. */
function move(state: State, to: ClockMove, wide: string, narrow: string): TemplateResult {
  const busy = state.clockPending !== null;
  return html`<button
    type="button"
    class="button clock-move ${to === 'next' ? 'main' : 'plain'}"
    aria-disabled=${busy ? 'true' : nothing}
    aria-label=${state.clockPending === to ? nothing : wide}
    @click=${() => void moveClock(state, to)}
  >
    ${to === 'next' ? icon('skip') : nothing}
    ${state.clockPending === to ? 'Moving…' : html`<span class="wide">${wide}</span><span class="narrow">${narrow}</span>`}
  </button>`;
}

function clockTrouble(state: State, sentence: string): TemplateResult {
  const close = () => {
    state.clockTrouble = null;
    changed();
  };
  return html`<p class="top-trouble">
    ${sentence}
    <button type="button" class="quiet" @click=${close}>${icon('close')}<span class="unseen">Close</span></button>
  </p>`;
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
    <button type="button" class="quiet round" aria-label="More" aria-expanded=${state.menuOpen ? 'true' : 'false'} @click=${() => set(!state.menuOpen)}>
      ${icon('menu')}
    </button>
    ${
      state.menuOpen
        ? html`<ul class="menu-list">
          <li><a href="/">Both side by side</a></li>
          <li><a href="/?as=sam" target="_blank" rel="noopener">Open <bdi>${name(state, 'sam')}</bdi>’s side in a new window</a></li>
          <li><a href="/?as=alex" target="_blank" rel="noopener">Open <bdi>${name(state, 'alex')}</bdi>’s side in a new window</a></li>
          <li><a href="/?as=guest" target="_blank" rel="noopener">See what a stranger in the room sees</a></li>
          <li>
            <button
              type="button"
              class="danger-text"
              @click=${() => {
                state.menuOpen = false;
                state.resetDialog = { trouble: null, pending: false, setBack: true };
                changed();
              }}
            >
              Start over…
            </button>
          </li>
        </ul>`
        : nothing
    }
  </div>`;
}

function name(state: State, id: string): string {
  return state.people.find((person) => person.id === id)?.name ?? id;
}
