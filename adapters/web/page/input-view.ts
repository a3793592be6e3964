import { html, nothing, type TemplateResult } from 'lit-html';
import type { Option } from '../../../src/card/card.ts';
import type { WireInput } from '../wire.ts';
import { sentenceOf } from './form-values.ts';
import { changed, type OpenForm, type Pane } from './state.ts';
import { say, sayWith } from './words.ts';

/** One input of a form, with its hint and what is wrong with it beside it. */
export function inputView(pane: Pane, open: OpenForm, input: WireInput): TemplateResult {
  const problem = open.problems[input.name];
  const id = `input-${pane.id}-${open.serial}-${input.name}`;
  const describedBy = [input.hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
    .filter(Boolean)
    .join(' ');
  const field: Field = {
    open,
    id,
    describedBy: describedBy === '' ? nothing : describedBy,
    invalid: problem !== undefined,
  };
  const around = html`${input.hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${input.hint}</p>`}
    ${input.kind === 'text' ? asRead(open, input) : nothing}
    ${control(field, input)}
    ${problem === undefined ? nothing : html`<p class="problem" id="${id}-problem">${problem}</p>`}`;
  if (isGroup(input)) {
    return html`<fieldset class="field" aria-describedby=${field.describedBy}>
      <legend>${input.label}${optional(input)}</legend>
      ${around}
    </fieldset>`;
  }
  return html`<div class="field"><label for=${id}>${input.label}${optional(input)}</label>${around}</div>`;
}

/** The sentence as it will be read, once there is a beginning and something after it. */
function asRead(open: OpenForm, input: WireInput & { kind: 'text' }): TemplateResult | typeof nothing {
  const sentence = sentenceOf(input, open);
  return sentence === null
    ? nothing
    : html`<p class="as-read">${sayWith('preview.form-reads', { sentence: html`<q dir="auto">${sentence}</q>` })}</p>`;
}

type Field = {
  readonly open: OpenForm;
  readonly id: string;
  readonly describedBy: string | typeof nothing;
  readonly invalid: boolean;
};

function control(field: Field, input: WireInput): TemplateResult {
  if (input.kind === 'text') return textControl(field, input);
  if (input.kind === 'radio') return choices(field, input.name, input.options, 'radio');
  return input.most === 1 ? dropdown(field, input) : choices(field, input.name, input.options, 'checkbox');
}

function textControl({ open, id, describedBy, invalid }: Field, input: WireInput & { kind: 'text' }): TemplateResult {
  const text = open.typed[input.name] ?? '';
  const typed = (event: Event) => {
    open.typed[input.name] = (event.target as HTMLInputElement | HTMLTextAreaElement).value;
    open.touched = true;
    changed();
  };
  // The longest text is not cut off while it is pasted: what does not fit is said, and stays to be shortened.
  const left = input.maxLength - text.length;
  const counter =
    (input.maxLength < 100 && left >= 0) || left > Math.min(200, input.maxLength / 5)
      ? nothing
      : html`<p class="counter ${left < 0 ? 'over' : ''}">${left < 0 ? say('preview.form-over', { count: -left }) : say('preview.form-left', { count: left })}</p>`;
  if (input.lines === 'one') {
    return html`<input
        id=${id} name=${input.name} type="text" dir="auto" autocomplete="off"
        placeholder=${input.placeholder ?? nothing} aria-describedby=${describedBy}
        aria-invalid=${invalid ? 'true' : nothing} aria-required=${input.required ? 'true' : nothing}
        .value=${text} @input=${typed}
      />${counter}`;
  }
  return html`<textarea
      id=${id} name=${input.name} rows="5" dir="auto"
      placeholder=${input.placeholder ?? nothing} aria-describedby=${describedBy}
      aria-invalid=${invalid ? 'true' : nothing} aria-required=${input.required ? 'true' : nothing}
      .value=${text} @input=${typed}
    ></textarea>${counter}`;
}

function dropdown({ open, id, describedBy, invalid }: Field, input: WireInput & { kind: 'menu' }): TemplateResult {
  const [value = ''] = open.picked[input.name] ?? [];
  return html`<select
    id=${id}
    name=${input.name}
    aria-describedby=${describedBy}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-required=${input.least > 0 ? 'true' : nothing}
    @change=${(event: Event) => {
      const chosen = (event.target as HTMLSelectElement).value;
      pick(open, input.name, chosen === '' ? [] : [chosen]);
    }}
  >
    <option value="" ?selected=${value === ''}>${input.placeholder ?? say('preview.form-choose')}</option>
    ${input.options.map(
      (option) =>
        html`<option value=${option.value} ?selected=${option.value === value}>${option.hint === undefined ? option.label : say('preview.form-option', { label: option.label, hint: option.hint })}</option>`,
    )}
  </select>`;
}

function choices(
  { open, id, invalid }: Field,
  name: string,
  options: readonly Option[],
  type: 'radio' | 'checkbox',
): TemplateResult {
  const values = open.picked[name] ?? [];
  return html`<div class="choices ${options.some((option) => option.hint !== undefined) ? 'with-hints' : ''}">
    ${options.map(
      (option, index) => html`<label class="choice">
        <input
          id="${id}-${index}" type=${type} name=${name} value=${option.value}
          aria-invalid=${invalid && type === 'checkbox' ? 'true' : nothing}
          .checked=${values.includes(option.value)}
          @change=${(event: Event) => {
            const { checked } = event.target as HTMLInputElement;
            const others = type === 'radio' ? [] : values.filter((value) => value !== option.value);
            const all = checked ? [...others, option.value] : others;
            pick(
              open,
              name,
              options.map(({ value }) => value).filter((value) => all.includes(value)),
            );
          }}
        />
        <span>${option.label}${option.hint === undefined ? nothing : html`<small>${option.hint}</small>`}</span>
      </label>`,
    )}
  </div>`;
}

function pick(open: OpenForm, name: string, values: readonly string[]): void {
  open.picked[name] = values;
  open.touched = true;
  changed();
}

function isGroup(input: WireInput): boolean {
  return input.kind === 'radio' || (input.kind === 'menu' && input.most > 1);
}

function optional(input: WireInput): TemplateResult | typeof nothing {
  const needed = input.kind === 'menu' ? input.least > 0 : input.required;
  return needed ? nothing : html`<span class="optional"> ${say('preview.form-optional')}</span>`;
}
