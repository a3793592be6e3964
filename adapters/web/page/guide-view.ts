import { html, nothing, type TemplateResult } from 'lit-html';
import { fillComposer } from './composing.ts';
import { type GuideStep, guideFrom, guideSteps } from './guide.ts';
import { icon } from './icons.ts';
import { changed, nameOf, type Pane, type State } from './state.ts';

const names: Record<GuideStep, string> = {
  pair: 'Pair',
  rhythm: 'Rhythm',
  question: 'First question',
  answer: 'Both answer',
  respond: 'Respond',
};

/** A strip that leads a fresh couple through the first round, and then goes away when told to. */
export function guideView(state: State): TemplateResult | typeof nothing {
  const [pane] = state.panes;
  if (pane === undefined || pane.id === 'guest' || !pane.loaded || isHidden(pane)) return nothing;
  const viewers = state.panes.map(({ id }) => id);
  const guide = guideFrom(pane.messages.values(), (id) => nameOf(state, id), viewers);
  const { fill } = guide;
  const target = fill === null ? undefined : state.panes.find(({ id }) => id === fill.pane);
  const hide = () => {
    localStorage.setItem(hiddenKey, 'yes');
    changed();
  };
  return html`<section class="guide" aria-label="First steps">
    <ol>
      ${guideSteps.map((step, index) => {
        const done = guide.done.includes(step);
        return html`<li class=${done ? 'done' : step === guide.now ? 'now' : ''} aria-current=${step === guide.now ? 'step' : nothing}>
          <span class="dot" aria-hidden="true">${done ? icon('check') : index + 1}</span>
          ${names[step]}${done ? html`<span class="unseen"> (done)</span>` : nothing}
        </li>`;
      })}
    </ol>
    <p>${guide.sentence}</p>
    ${
      fill === null || target === undefined
        ? nothing
        : html`<button type="button" class="button plain" @click=${() => fillComposer(state, target, fill.text)}>${fill.label}</button>`
    }
    ${guide.now === null ? html`<button type="button" class="quiet" @click=${hide}>Hide</button>` : nothing}
  </section>`;
}

const hiddenKey = 'attune.guide-hidden';

/** Hidden once somebody has seen enough of it; an empty room is a fresh couple, which sees it again. */
function isHidden(pane: Pane): boolean {
  if (pane.messages.size === 0) localStorage.removeItem(hiddenKey);
  return localStorage.getItem(hiddenKey) === 'yes';
}
