import { html, nothing, type TemplateResult } from 'lit-html';
import type { WireSample } from '../wire.ts';
import { command, sentenceOf } from './actions.ts';
import { announce } from './announce.ts';
import { hide, isHidden, showAgain } from './hidden.ts';
import { send } from './requests.ts';
import { changed, nameOf, type State } from './state.ts';

/** How a sample month comes along, and what there is to look at once it is there; nothing where there is none. */
export function sampleView(state: State): TemplateResult | typeof nothing {
  const { sample, sampleAsked } = state;
  if (!showsSample(state)) return nothing;
  return html`<section class="guide sample" aria-label="Sample month">
    ${sampleAsked.trouble === null ? nothing : html`<p class="guide-words trouble">${sampleAsked.trouble}</p>`}
    ${sample?.state === 'running' ? underWay(state, sample) : nothing}
    ${sample?.state === 'over' ? over(state, sample) : nothing}
  </section>`;
}

/** Whether it takes the place of the first steps. */
export function showsSample({ sample, sampleAsked, panes: [pane] }: State): boolean {
  if (pane === undefined || pane.id === 'guest' || !pane.loaded) return false;
  if (sampleAsked.trouble !== null || sample?.state === 'running') return true;
  return sample !== null && !isHidden('sample');
}

/** Whether one can be filled in: where nobody is paired. */
export function offersSample({ hasSample, standing, sample, panes: [pane] }: State): boolean {
  return hasSample && standing === null && sample?.state !== 'running' && pane?.id !== 'guest';
}

/** The other way in, for who would rather look around first. */
export function otherWay(state: State): TemplateResult {
  const isBusy = state.guide.pending || state.sampleAsked.pending;
  return html`<button type="button" class="quiet other-way" aria-disabled=${isBusy ? 'true' : nothing} @click=${() => void fillSample(state)}>
    See a sample month
  </button>`;
}

export async function fillSample(state: State): Promise<void> {
  showAgain('sample');
  await ask(state, () => send('/api/sample', { do: 'fill' }));
}

type Running = Extract<WireSample, { state: 'running' }>;
type Over = Extract<WireSample, { state: 'over' }>;

function underWay(state: State, sample: Running): TemplateResult {
  const stop = () => void ask(state, () => send('/api/sample', { do: 'stop' }));
  return html`<p class="guide-words">
      <b>Week ${sample.week} of 4.</b> ${whatGoesOn(state, sample)}
      <span class="guide-aside">It takes about fifteen seconds. You can read along; anything else has to wait.</span>
    </p>
    <progress class="sample-progress" max=${sample.of} .value=${sample.done} aria-label="How much of the sample month is there"></progress>
    <button type="button" class="button plain deed" aria-disabled=${state.sampleAsked.pending ? 'true' : nothing} @click=${stop}>Stop</button>`;
}

function whatGoesOn(state: State, { who, doing }: Running): string {
  const name = nameOf(state, who);
  const sentences: Readonly<Record<string, string>> = {
    pair: `${name} asks for a bot of their own.`,
    pairing: `${name} says yes.`,
    checkin: `${name} chooses a rhythm.`,
    answer: `${name} answers a question.`,
    reply: 'One of them replies.',
    appreciate: `${name} says thank you.`,
    date: 'There’s a date to plan, and to look back on.',
    pulse: `${name} takes the pulse.`,
    questionnaire: `${name} takes the pulse.`,
    tap: `${name} takes the pulse.`,
    practice: 'They do a practice together.',
    moment: `${name} keeps a moment.`,
    review: 'They look back on the month.',
  };
  return sentences[doing] ?? 'Days go by.';
}

/** Where to look, as commands of whoever's side stands first. */
const sights = [
  ['Their answers', 'checkin history'],
  ['The jar', 'jar'],
  ['The month', 'review'],
  ['The pulse', 'pulse'],
] as const;

/** What became of it, in a sentence. */
export const sampleEndings: Readonly<Record<Over['how'], string>> = {
  filled: 'That’s four weeks of an invented couple. Have a look:',
  stopped: 'The sample month ended early. What’s there works like the rest.',
  failed: 'The sample month got stuck on the way. Clear it and try again; the log says why.',
};

function over(state: State, { how, month }: Over): TemplateResult {
  const [pane] = state.panes;
  const isPending = state.sampleAsked.pending ? 'true' : nothing;
  const look = (path: string) => {
    if (pane === undefined) return;
    state.tab = pane.id;
    void ask(state, () => command(state, pane, path, path === 'review' ? { month } : {}));
  };
  const clear = () => void ask(state, () => send('/api/reset', { confirm: 'start over', clock: 'back' }));
  const put = () => {
    hide('sample');
    hide('guide');
    changed();
  };
  return html`<p class="guide-words">${sampleEndings[how]}</p>
    <span class="guide-more">
      ${
        how === 'filled'
          ? sights.map(
              ([label, path]) =>
                html`<button type="button" class="command" aria-disabled=${isPending} @click=${() => look(path)}>${label}</button>`,
            )
          : nothing
      }
      <button type="button" class="quiet" aria-disabled=${isPending} @click=${clear}>Clear it all</button>
      <button type="button" class="quiet" @click=${put}>${how === 'filled' ? 'Hide' : 'Keep it'}<span class="unseen"> the sample month</span></button>
    </span>`;
}

async function ask(state: State, what: () => Promise<unknown>): Promise<void> {
  if (state.sampleAsked.pending) return;
  state.sampleAsked = { pending: true, trouble: null };
  changed();
  try {
    await what();
    state.sampleAsked = { pending: false, trouble: null };
  } catch (error) {
    const trouble = sentenceOf(error);
    state.sampleAsked = { pending: false, trouble };
    announce(trouble);
  }
  changed();
}
