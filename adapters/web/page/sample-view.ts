import { html, nothing, type TemplateResult } from 'lit-html';
import type { WireSample } from '../wire.ts';
import { command, sentenceOf } from './actions.ts';
import { announce } from './announce.ts';
import { hide, isHidden, showAgain } from './hidden.ts';
import { send } from './requests.ts';
import { changed, nameOf, type State } from './state.ts';
import { say } from './words.ts';

/** How a sample month comes along, and what there is to look at once it is there; nothing where there is none. */
export function sampleView(state: State): TemplateResult | typeof nothing {
  const { sample, sampleAsked } = state;
  if (!showsSample(state)) return nothing;
  return html`<section class="guide sample" aria-label=${say('preview.sample')}>
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
    ${say('preview.sample-see')}
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
      <b>${say('preview.sample-week', { week: sample.week, weeks: 4 })}</b>
      ${say('preview.sample-doing', { doing: sample.doing, name: nameOf(state, sample.who) })}
      <span class="guide-aside">${say('preview.sample-wait')}</span>
    </p>
    <progress class="sample-progress" max=${sample.of} .value=${sample.done} aria-label=${say('preview.sample-progress')}></progress>
    <button type="button" class="button plain deed" aria-disabled=${state.sampleAsked.pending ? 'true' : nothing} @click=${stop}>${say('preview.sample-stop')}</button>`;
}

/** Where to look, as commands of whoever's side stands first. */
const sights = [
  ['answers', 'checkin history'],
  ['jar', 'jar'],
  ['month', 'review'],
  ['pulse', 'pulse'],
] as const;

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
  return html`<p class="guide-words">${say(`preview.sample-${how}`)}</p>
    <span class="guide-more">
      ${
        how === 'filled'
          ? sights.map(
              ([name, path]) =>
                html`<button type="button" class="command" aria-disabled=${isPending} @click=${() => look(path)}>${say(`preview.sample-${name}`)}</button>`,
            )
          : nothing
      }
      <button type="button" class="quiet" aria-disabled=${isPending} @click=${clear}>${say('preview.sample-clear')}</button>
      <button type="button" class="quiet" @click=${put}>${say(how === 'filled' ? 'preview.sample-hide' : 'preview.sample-keep')}</button>
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
