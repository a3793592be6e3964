import { html, nothing, type TemplateResult } from 'lit-html';
import { placeOf } from '../../../src/card/write-time.ts';
import type { ClockMove } from '../wire.ts';
import { moveClock } from './actions.ts';
import { clockTime, shortDayOf } from './format-time.ts';
import { showsGuide } from './guide-view.ts';
import { icon } from './icons.ts';
import { botNow, changed, type State, zoneOf } from './state.ts';

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
  const goesByItself = state.sample?.state === 'running' ? 'once the sample month is there' : null;
  const why = goesByItself ?? whyNone(state);
  return html`<div class="clock-moves">
    ${move(state, 'next', 'Next check-in', 'Next', why)} ${move(state, 'hour', '+1 hour', '+1 h', goesByItself)}
    ${move(state, 'day', '+1 day', '+1 d', goesByItself)} ${move(state, 'week', '+1 week', '+1 w', goesByItself)}
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
    <button type="button" class="quiet" @click=${close}>${icon('close')}<span class="unseen">Close</span></button>
  </p>`;
}

function whyNone({ standing }: State): string | null {
  if (standing === null) return 'once you’re paired';
  if (standing.next !== null) return null;
  return standing.paused ? 'questions are paused' : 'none is planned';
}

/**
 * `narrow` is what it says where there is little room. While the clock runs there, its time in the head shows how far.
 * `why`: why it can do nothing now.
 */
function move(state: State, to: ClockMove, wide: string, narrow: string, why: string | null = null): TemplateResult {
  const busy = state.clockPending !== null || why !== null;
  const what = to === 'next' ? 'Jump to the next check-in' : wide;
  const name = why === null ? what : `${what} (${why})`;
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
        ? 'Moving…'
        : html`<span class="wide">${wide}</span><span class="narrow">${narrow}</span>`
    }
  </button>`;
}
