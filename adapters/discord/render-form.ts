import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Form, Input } from '../../src/card/form.ts';
import { escapeText } from './escape.ts';
import { discordLimits } from './limits.ts';
import { renderOption, textDisplay } from './render-card.ts';

/** A form as a modal, with what stands in its inputs. Discord words the button that submits it itself. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.action,
    title: form.title,
    components: [
      ...renderHead(form),
      ...form.inputs.map((input) => ({
        type: ComponentType.Label as const,
        label: input.label,
        ...(input.hint === undefined ? {} : { description: input.hint }),
        component: renderInput(input),
      })),
    ],
  };
}

/** The intro, and what the form is a reply to, as one text: everything after the three signs is quoted. */
function renderHead({ intro, quote }: Form): ReturnType<typeof textDisplay>[] {
  const parts = [
    ...(intro === undefined ? [] : [escapeText(intro)]),
    ...(quote === undefined ? [] : [`>>> ${escapeText(quote.reveal())}`]),
  ];
  return parts.length === 0 ? [] : [textDisplay(parts.join('\n'))];
}

function renderInput(input: Input): APIComponentInLabel {
  switch (input.kind) {
    case 'text': {
      const value = input.value?.reveal() ?? '';
      return {
        type: ComponentType.TextInput,
        custom_id: input.name,
        style: input.lines === 'one' ? TextInputStyle.Short : TextInputStyle.Paragraph,
        required: input.required,
        // Whatever comes back to be mended stands there whole, even if it is longer than it may stay.
        max_length: Math.min(Math.max(input.maxLength, value.length), discordLimits.form.textLength),
        ...(input.placeholder === undefined ? {} : { placeholder: input.placeholder }),
        ...(value === '' ? {} : { value: value.slice(0, discordLimits.form.textLength) }),
      };
    }
    case 'radio':
      return {
        type: ComponentType.RadioGroup,
        custom_id: input.name,
        required: input.required,
        options: input.options.map((option) => renderOption(option, option.value === input.value)),
      };
    case 'menu':
      return {
        type: ComponentType.StringSelect,
        custom_id: input.name,
        required: input.least > 0,
        min_values: input.least,
        max_values: input.most,
        ...(input.placeholder === undefined ? {} : { placeholder: input.placeholder }),
        options: input.options.map((option) => renderOption(option, input.value?.includes(option.value))),
      };
  }
}
