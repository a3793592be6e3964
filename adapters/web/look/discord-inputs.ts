import { escapeHtml, field, listOf, textOf, unknownPart } from './html.ts';
import type { Reader } from './look.ts';

/** Inputs and menus of Discord's forms and messages, as they stand before anybody has touched them. */
export function renderInput(input: unknown, reader: Reader): string {
  switch (field(input, 'type')) {
    case 3:
      return renderMenu(input, listOf(input, 'options'), reader);
    case 4:
      return renderText(input);
    case 5:
    case 6:
    case 7:
    case 8:
      return renderMenu(input, [], reader);
    case 19:
      return '<p class="text-input many"><span class="placeholder">Drop a file here</span></p>';
    case 21:
      return renderChoices(input, 'radio', reader);
    case 22:
      return renderChoices(input, 'check', reader);
    case 23:
      return choice('check', field(input, 'default') === true, 'Yes', '', reader);
    default:
      return unknownPart('An input that this look does not know', input);
  }
}

function renderText(input: unknown): string {
  const value = textOf(input, 'value');
  const shown =
    value === '' ? `<span class="placeholder">${escapeHtml(textOf(input, 'placeholder'))}</span>` : escapeHtml(value);
  const most = Number(field(input, 'max_length') ?? 4000);
  const many = field(input, 'style') === 2;
  const counter = many ? `<span class="counter">${value.length}/${most}</span>` : '';
  return `<div class="text-input ${many ? 'many' : 'one'}"><span dir="auto">${shown}</span>${counter}</div>`;
}

/** Opens without a script, so that everything on offer can be read. */
function renderMenu(menu: unknown, options: readonly unknown[], reader: Reader): string {
  const chosen = options.filter((option) => field(option, 'default') === true);
  const placeholder = textOf(menu, 'placeholder') || 'Make a selection';
  const most = Number(field(menu, 'max_values') ?? 1);
  const shown =
    chosen.length === 0
      ? `<span class="placeholder">${escapeHtml(placeholder)}</span>`
      : most === 1
        ? escapeHtml(textOf(chosen[0], 'label'))
        : chosen.map((option) => `<span class="chip">${escapeHtml(textOf(option, 'label'))}</span>`).join(' ');
  const kind = most === 1 ? 'radio' : 'check';
  const items = options.map((option) => renderOption(kind, option, reader)).join('');
  return `<details class="menu"><summary><span>${shown}</span></summary><ul>${items}</ul></details>`;
}

function renderChoices(group: unknown, kind: 'radio' | 'check', reader: Reader): string {
  return `<ul class="choices">${listOf(group, 'options')
    .map((option) => renderOption(kind, option, reader))
    .join('')}</ul>`;
}

function renderOption(kind: 'radio' | 'check', option: unknown, reader: Reader): string {
  const chosen = field(option, 'default') === true;
  return `<li>${choice(kind, chosen, textOf(option, 'label'), textOf(option, 'description'), reader)}</li>`;
}

function choice(kind: 'radio' | 'check', chosen: boolean, label: string, hint: string, { say }: Reader): string {
  const small = hint === '' ? '' : `<small>${escapeHtml(hint)}</small>`;
  const said = chosen ? `<span class="unseen"> ${escapeHtml(say('preview.look-chosen'))}</span>` : '';
  return `<span class="choice ${kind}${chosen ? ' chosen' : ''}"><span>${escapeHtml(label)}${said}${small}</span></span>`;
}
