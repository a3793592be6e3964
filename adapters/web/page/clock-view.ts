import { html, nothing, type TemplateResult } from 'lit-html';
import { placeOf } from '../../../src/card/write-time.ts';
import type { ClockMove } from '../wire.ts';
import { moveClock } from './actions.ts';
import { clockTime, shortDayOf } from './format-time.ts';
import { showsGuide } from './guide-view.ts';
import { icon } from './icons.ts';
import { botNow, changed, type State, zoneOf } from './state.ts';
import { say } from './words.ts';

/** Bot time where each of the two is; once, if that is the same. */
export function times(state: State): TemplateResult {
  const now = botNow(state);
  const zones = [...new Set((['sam', 'alex'] as const).map((id) => zoneOf(state, id)))];
  return html`<p class="times">
    ${zones.map(
      (zone) => html`<span class="time">
        <b>${clockTime(now, zone)}</b>
        <span><span class="on-day">${shortDayOf(now, zone)}</span>${zones.length > 1 ? html`<span class="at-place">${placeOf(zone)}</span>` : nothing}</span>
      </span>`,
    )}
  </p>`;
}

/** The ways to move it. Where none is planned, the jump to the next check-in rests, and says why. */
export function clockMoves(state: State): TemplateResult {
  const goesByItself = state.sample?.state === 'running' ? say('preview.clock-until-sample') : null;
  const why = goesByItself ?? whyNone(state);
  return html`<div class="clock-moves">
    ${clockMoveNames.map((to) => move(state, to, to === 'next' ? why : goesByItself))}
  </div>`;
}

/** Why the clock could not be moved, until it can be. */
export function clockTrouble(state: State): TemplateResult | typeof nothing {
  if (state.clockTrouble === null) return nothing;
  const close = () => {
    state.clockTrouble = null;
    changed();
  };
  return html`<p class="top-trouble">
    ${state.clockTrouble}
    <button type="button" class="quiet" @click=${close}>${icon('close')}<span class="unseen">${say('preview.close')}</span></button>
  </p>`;
}

function whyNone({ standing }: State): string | null {
  if (standing === null) return say('preview.clock-until-paired');
  if (standing.next !== null) return null;
  return say(standing.paused ? 'preview.clock-paused' : 'preview.clock-none');
}

const clockMoveNames: readonly ClockMove[] = ['next', 'hour', 'day', 'week'];

/**
 * Where there is little room it says less. While the clock runs there, its time in the head shows how far. `why`: why it
 * can do nothing now.
 */
function move(state: State, to: ClockMove, why: string | null): TemplateResult {
  const busy = state.clockPending !== null || why !== null;
  const wide = say(`preview.clock-${to}`);
  const what = to === 'next' ? say('preview.clock-next-name') : wide;
  const name = why === null ? what : say('preview.clock-resting', { move: what, why });
  const loud = to === 'next' && why === null && !showsGuide(state);
  return html`<button
    type="button"
    class="button clock-move to-${to} ${loud ? 'main' : 'plain'}"
    aria-disabled=${busy ? 'true' : nothing}
    aria-label=${state.clockPending === to ? nothing : name}
    title=${why === null ? nothing : name}
    @click=${() => {
      if (why === null) void moveClock(state, to);
    }}
  >
    ${to === 'next' ? icon('skip') : nothing}
    ${
      state.clockPending === to
        ? say('preview.clock-moving')
        : html`<span class="wide">${wide}</span><span class="narrow">${say(`preview.clock-${to}-short`)}</span>`
    }
  </button>`;
}
