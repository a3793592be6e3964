import { html, nothing, type TemplateResult } from 'lit-html';
import { placeOf } from '../../../src/card/write-time.ts';
import { type Rhythm, weekdaysOf } from '../../../src/model/ritual.ts';
import { act, command, sentenceOf } from './actions.ts';
import { announce } from './announce.ts';
import { daysInWords, timeOfDay } from './format-time.ts';
import { type Deed, guideFrom, guideSteps } from './guide.ts';
import { hide, isHidden, showAgain } from './hidden.ts';
import { icon } from './icons.ts';
import { offersSample, otherWay, showsSample } from './sample-view.ts';
import { reveal } from './scrolling.ts';
import { changed, nameOf, type Pane, type State, zoneOf } from './state.ts';
import { say } from './words.ts';

/** A strip that leads a fresh couple through the first round with a press each, and then goes away when told to. */
export function guideView(state: State): TemplateResult | typeof nothing {
  const [pane] = state.panes;
  if (pane === undefined || !showsGuide(state)) return nothing;
  const viewers = state.panes.map(({ id }) => id);
  const { standing } = state;
  const guide = guideFrom({
    messages: pane.messages.values(),
    standing,
    nameOf: (id) => nameOf(state, id),
    viewers,
  });
  const { trouble } = state.guide;
  const number = guide.now === null ? guideSteps.length : guideSteps.indexOf(guide.now) + 1;
  return html`<section class="guide ${guide.now === null ? 'over' : ''}" aria-label=${say('preview.guide')}>
    <ol>
      ${guideSteps.map((step, index) => {
        const done = guide.done.includes(step);
        return html`<li class=${done ? 'done' : step === guide.now ? 'now' : ''} aria-current=${step === guide.now ? 'step' : nothing}>
          <span class="dot" aria-hidden="true">${done ? icon('check') : index + 1}</span>
          <span class="step">${say(`preview.guide-step-${step}`)}${done ? html`<span class="unseen"> ${say('preview.guide-done')}</span>` : nothing}</span>
        </li>`;
      })}
    </ol>
    <p class=${trouble === null ? 'guide-words' : 'guide-words trouble'}>
      <b class="guide-number" aria-hidden="true">${number}/${guideSteps.length}</b>
      ${trouble ?? guide.sentence}
      ${guide.now === 'question' && trouble === null ? rhythmAside(state, pane) : nothing}
    </p>
    ${guide.now === 'pair' && pane.messages.size === 0 && offersSample(state) ? otherWay(state) : nothing}
    ${guide.deed === null ? nothing : deedButton(state, guide.deed)}
    ${guide.now === null ? atTheEnd(state, pane) : nothing}
  </section>`;
}

/** Whether the strip is on the page: not for a stranger, and not once it was hidden. */
export function showsGuide(state: State): boolean {
  const [pane] = state.panes;
  return pane !== undefined && pane.id !== 'guest' && pane.loaded && !isOver(pane) && !showsSample(state);
}

function deedButton(state: State, deed: Deed): TemplateResult {
  return html`<button
    type="button"
    class="button main deed"
    aria-disabled=${state.guide.pending ? 'true' : nothing}
    @click=${() => void perform(state, deed)}
  >
    ${deed.label}
  </button>`;
}

/** The usual rhythm is one already; whoever wants another changes it here. */
function rhythmAside(state: State, pane: Pane): TemplateResult | typeof nothing {
  const rhythm = state.standing?.rhythm ?? null;
  if (rhythm === null) return nothing;
  const change: Deed = {
    kind: 'command',
    label: say('preview.guide-change'),
    pane: pane.id,
    path: 'checkin schedule',
    options: {},
  };
  return html`<span class="guide-aside">
    ${rhythmInWords(rhythm, zoneOf(state, pane.id))}
    <button type="button" class="quiet" aria-label=${say('preview.guide-change-name')} @click=${() => void perform(state, change)}>
      ${change.label}
    </button>
  </span>`;
}

function rhythmInWords(rhythm: Rhythm, here: string): string {
  const when = { days: daysInWords(weekdaysOf(rhythm)), time: timeOfDay(rhythm.time) };
  return here === rhythm.zone
    ? say('preview.guide-rhythm', when)
    : say('preview.guide-rhythm-there', { ...when, place: placeOf(rhythm.zone) });
}

/** What there is besides the loop. */
function atTheEnd(state: State, pane: Pane): TemplateResult {
  const put = () => {
    hide('guide');
    changed();
  };
  return html`<span class="guide-more">
    ${['tip', 'appreciate', 'help'].map((path) => {
      const deed: Deed = { kind: 'command', label: `/${path}`, pane: pane.id, path, options: {} };
      return html`<button type="button" class="command" @click=${() => void perform(state, deed)}>${deed.label}</button>`;
    })}
    <button type="button" class="quiet" @click=${put}>${say('preview.guide-hide')}</button>
  </span>`;
}

/** Does it at once, on the side of whom it belongs to. */
async function perform(state: State, deed: Deed): Promise<void> {
  const pane = state.panes.find(({ id }) => id === deed.pane);
  if (pane === undefined || state.guide.pending) return;
  state.tab = pane.id;
  state.guide = { pending: true, trouble: null };
  changed();
  try {
    if (deed.kind === 'card') reveal(pane.id, deed.message, 'go');
    else if (deed.kind === 'action') await act(state, pane, deed.message, deed.action, { led: true });
    else await command(state, pane, deed.path, { ...deed.options });
    state.guide = { pending: false, trouble: null };
  } catch (error) {
    const trouble = sentenceOf(error);
    state.guide = { pending: false, trouble };
    announce(trouble);
  }
  changed();
}

/** Hidden once somebody has seen enough of it; an empty room is a fresh couple, which sees it again. */
function isOver(pane: Pane): boolean {
  if (pane.messages.size === 0) showAgain('guide');
  return isHidden('guide');
}
