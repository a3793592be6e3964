import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { WireInput } from '../wire.ts';
import { closeForm, submit } from './actions.ts';
import { announce } from './announce.ts';
import { openDialog } from './dialogs.ts';
import { problemsIn } from './form-values.ts';
import { goToProblem } from './go-to-problem.ts';
import { icon } from './icons.ts';
import { inputView } from './input-view.ts';
import { jsonToggle } from './json-view.ts';
import { type Looked, lookJson, lookSwitch, lookView } from './look-view.ts';
import { wordsView } from './markup-view.ts';
import { formKey } from './renderings.ts';
import { changed, nameOf, type OpenForm, type Pane, type State } from './state.ts';
import { say, sayWith } from './words.ts';

/** The form that a person has open, as a dialog over that person's side. */
export function formView(state: State, pane: Pane): TemplateResult {
  const open = pane.form === null ? [] : [pane.form];
  return html`${repeat(
    open,
    (form) => form.serial,
    (form) => dialog(state, pane, form),
  )}`;
}

function dialog(state: State, pane: Pane, open: OpenForm): TemplateResult {
  const { form, problems } = open;
  const titleId = `form-title-${pane.id}`;
  const key = formKey(open.serial);
  const as = state.look;
  const looked: Looked = { key, what: 'form', at: { kind: 'form', serial: open.serial, form } };
  return html`<dialog
    class="form-dialog"
    data-pane=${pane.id}
    data-person=${pane.id}
    aria-labelledby=${titleId}
    ${openDialog()}
    @cancel=${(event: Event) => {
      event.preventDefault();
      closeForm(pane);
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      closeForm(pane);
    }}
  >
    <form novalidate @submit=${(event: Event) => void send(event, state, pane, open)}>
      <header class="dialog-head">
        <h2 id=${titleId}>${form.title}</h2>
        <span class="aside">${icon('lock')}${sayWith('preview.form-as', { name: html`<bdi>${nameOf(state, pane.id)}</bdi>` })}</span>
        <button type="button" class="quiet" @click=${() => closeForm(pane)}>${icon('close')}<span class="unseen">${say('preview.close')}</span></button>
      </header>
      ${pane.looks.length === 0 ? nothing : html`<div class="dialog-looks">${lookSwitch(state)}${jsonToggle(pane, key)}</div>`}
      <div class="dialog-body" ?hidden=${as !== 'preview'}>
        ${form.intro === undefined ? nothing : html`<p class="form-intro">${form.intro}</p>`}
        ${form.quote === undefined ? nothing : html`<div class="card-quote"><blockquote>${wordsView(form.quote)}</blockquote></div>`}
        ${open.restored ? html`<p class="form-restored">${say('preview.form-back')}</p>` : nothing}
        ${form.inputs.map((input) => inputView(pane, open, input))}
        ${unplaced(form.inputs, problems).map((problem) => html`<p class="trouble">${problem}</p>`)}
        ${as === 'preview' ? lookJson(state, pane, form, looked) : nothing}
      </div>
      ${
        as === 'preview'
          ? nothing
          : html`<div class="dialog-body">${lookView(state, pane, as, looked)}${lookJson(state, pane, form, looked)}</div>`
      }
      <footer class="dialog-foot">
        ${open.trouble === null ? nothing : html`<p class="trouble" role="alert">${open.trouble}</p>`}
        <button type="button" class="button plain" @click=${() => closeForm(pane)}>${say('preview.close')}</button>
        <button type="submit" class="button main" ?hidden=${as !== 'preview'} aria-disabled=${open.pending ? 'true' : nothing}>
          ${open.pending ? say('preview.sending') : form.submit}
        </button>
      </footer>
    </form>
  </dialog>`;
}

async function send(event: Event, state: State, pane: Pane, open: OpenForm): Promise<void> {
  event.preventDefault();
  const problems = problemsIn(open.form, open);
  open.problems = problems;
  if (Object.keys(problems).length === 0) {
    await submit(state, pane, open);
    return;
  }
  changed();
  announce(Object.values(problems).join(' '));
  const { currentTarget } = event;
  // Not before it is drawn.
  if (currentTarget instanceof Element) queueMicrotask(() => goToProblem(currentTarget));
}

/** Problems that name no input of the form are shown below all of them, rather than not at all. */
function unplaced(inputs: readonly WireInput[], problems: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(problems).flatMap(([name, problem]) =>
    inputs.some((input) => input.name === name) ? [] : [problem],
  );
}
