import type { PartnerWords } from '../model/partner-words.ts';
import type { Option } from './card.ts';
import type { Form, Input } from './form.ts';
import { limits } from './limits.ts';
import { checkAction, checkOptions, repeated, within } from './rules.ts';

/** What is wrong with a form by the smallest platform's rules, one sentence each; empty when it can be opened. */
export function checkForm(form: Form): string[] {
  const count = form.inputs.length + (form.intro === undefined && form.quote === undefined ? 0 : 1);
  return [
    ...checkAction(form.action),
    ...within('the form title', form.title.trim(), limits.form.title),
    ...within('the submit label', form.submit.trim(), limits.form.submit),
    ...(form.intro === undefined ? [] : within('the intro', form.intro.trim(), limits.form.intro)),
    ...(form.quote === undefined ? [] : checkQuote(form.quote)),
    ...(form.inputs.length === 0 ? ['the form has no input'] : []),
    ...(count > limits.form.inputs ? [`the form has ${count} parts, ${limits.form.inputs} is the most`] : []),
    ...repeated(
      'input name',
      form.inputs.map((input) => input.name),
    ),
    ...form.inputs.flatMap(checkInput),
  ];
}

function checkQuote(quote: PartnerWords): string[] {
  return quote.blank ? ['the quote is empty'] : within('the quote', quote.reveal(), limits.form.quote);
}

function checkInput(input: Input): string[] {
  const { label, hint, placeholder } = limits.form;
  return [
    ...within('an input name', input.name, limits.form.label),
    ...within('an input label', input.label.trim(), label),
    ...(input.hint === undefined ? [] : within('an input hint', input.hint.trim(), hint)),
    ...('placeholder' in input && input.placeholder !== undefined
      ? within('a placeholder', input.placeholder.trim(), placeholder)
      : []),
    ...checkFilling(input),
  ];
}

function checkFilling(input: Input): string[] {
  const { radioLeast, radioMost, textLength: longest } = limits.form;
  switch (input.kind) {
    case 'text':
      return [
        ...(input.maxLength < 1 || input.maxLength > longest
          ? [`${input.name} takes ${input.maxLength}, not 1 to ${longest}`]
          : []),
        ...(input.value !== undefined && input.value.length > input.maxLength
          ? [`what stands in ${input.name} is too long`]
          : []),
      ];
    case 'radio':
      return [
        ...checkOptions(input.options, radioLeast, radioMost),
        ...unknownValues(input.name, input.options, input.value === undefined ? [] : [input.value]),
      ];
    case 'menu': {
      const fits =
        input.least >= 0 && input.most >= 1 && input.least <= input.most && input.most <= input.options.length;
      return [
        ...checkOptions(input.options, 1, limits.select.options),
        ...(fits ? [] : [`${input.name} lets pick ${input.least} to ${input.most} of ${input.options.length}`]),
        ...((input.value?.length ?? 0) > input.most ? [`more is picked in ${input.name} than may be`] : []),
        ...unknownValues(input.name, input.options, input.value ?? []),
      ];
    }
  }
}

function unknownValues(name: string, options: readonly Option[], values: readonly string[]): string[] {
  const known = new Set(options.map((option) => option.value));
  return values.every((value) => known.has(value)) ? [] : [`what is picked in ${name} is not among its options`];
}
