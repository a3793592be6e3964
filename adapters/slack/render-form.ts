import type { types } from '@slack/bolt';
import type { Form, Input, MenuInput, RadioInput, TextInput } from '../../src/card/form.ts';
import { escapeText, inPieces } from './escape.ts';
import { slackLimits } from './limits.ts';
import { type Origin, writeMetadata } from './origin.ts';
import { type Block, plainText, quoted, renderOption } from './render-card.ts';

/**
 * A form as a view. Each input's name is its block's id, which is where Slack shows a sentence under it. `problems`
 * stand above the inputs instead, where the form is shown again in an open view.
 */
export function renderForm(
  form: Form,
  origin: Origin,
  problems: Readonly<Record<string, string>> = {},
): types.ModalView {
  const lines = Object.entries(problems).map(([name, sentence]) => `${labelOf(form, name)}: ${sentence}`);
  return {
    type: 'modal',
    callback_id: form.action,
    private_metadata: writeMetadata(origin),
    title: plainText(form.title, slackLimits.view.title),
    submit: plainText(form.submit, slackLimits.view.submit),
    blocks: [
      ...paragraphs(form.intro),
      ...(form.quote === undefined ? [] : quoted(escapeText(form.quote.reveal()))),
      ...lines.flatMap(paragraphs),
      ...form.inputs.map(renderInput),
    ],
  };
}

/** A view that only says something. */
export function renderNotice(title: string, sentence: string): types.ModalView {
  return { type: 'modal', title: plainText(title, slackLimits.view.title), blocks: paragraphs(sentence) };
}

/** How few may be picked travels in the element's id: Slack only knows how many at most. */
export function leastOf(actionId: string): number {
  return Number(/^pick:(\d+)$/.exec(actionId)?.[1] ?? 0);
}

function paragraphs(text: string | undefined): Block[] {
  if (text === undefined) return [];
  return inPieces(escapeText(text), slackLimits.section.text).map((piece) => ({
    type: 'section',
    text: { type: 'plain_text', text: piece, emoji: false },
  }));
}

function labelOf(form: Form, name: string): string {
  return form.inputs.find((input) => input.name === name)?.label ?? name;
}

function renderInput(input: Input): types.InputBlock {
  const optional = input.kind === 'menu' ? input.least === 0 : !input.required;
  return {
    type: 'input',
    block_id: input.name,
    label: plainText(input.label, slackLimits.input.label),
    optional,
    element: renderElement(input),
    ...(input.hint === undefined ? {} : { hint: plainText(input.hint, slackLimits.input.hint) }),
  };
}

function renderElement(input: Input): types.InputBlock['element'] {
  switch (input.kind) {
    case 'text':
      return renderText(input);
    case 'radio':
      return renderRadio(input);
    case 'menu':
      return renderMenu(input);
  }
}

function renderText(input: TextInput): types.PlainTextInput {
  const value = input.value?.reveal() ?? '';
  return {
    type: 'plain_text_input',
    action_id: 'text',
    multiline: input.lines === 'many',
    max_length: Math.min(input.maxLength, slackLimits.input.text),
    ...placeholder(input.placeholder, slackLimits.input.placeholder),
    // What stands in an input is no text object: it is shown as it is.
    ...(value === '' ? {} : { initial_value: value }),
  };
}

function renderRadio(input: RadioInput): types.RadioButtons {
  const options = input.options.map(renderOption);
  const chosen = options.find((option) => option.value === input.value);
  return {
    type: 'radio_buttons',
    action_id: 'pick:1',
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function renderMenu(input: MenuInput): types.StaticSelect | types.MultiStaticSelect {
  const options = input.options.map(renderOption);
  const chosen = options.filter((option) => input.value?.includes(option.value ?? '') ?? false);
  const shared = {
    action_id: `pick:${input.least}`,
    options,
    ...placeholder(input.placeholder, slackLimits.select.placeholder),
  };
  if (input.most === 1) {
    const [first] = chosen;
    return { type: 'static_select', ...shared, ...(first === undefined ? {} : { initial_option: first }) };
  }
  return {
    type: 'multi_static_select',
    ...shared,
    max_selected_items: input.most,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  };
}

function placeholder(text: string | undefined, most: number): { placeholder?: types.PlainTextElement } {
  return text === undefined ? {} : { placeholder: plainText(text, most) };
}
