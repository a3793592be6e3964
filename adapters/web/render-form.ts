import type { Form, Input } from '../../src/card/form.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { WireForm, WireInput } from './wire.ts';

/** A form as the page opens it, with what stands in its inputs. It goes to the person who asked, and nowhere else. */
export function renderForm(form: Form): WireForm {
  const { quote, ...rest } = form;
  return { ...rest, ...(quote === undefined ? {} : { quote: quote.reveal() }), inputs: form.inputs.map(renderInput) };
}

/** The form that a rendered one came from. */
export function readForm(form: WireForm): Form {
  const { quote, ...rest } = form;
  const quoted = quote === undefined ? {} : { quote: new PartnerWords(quote) };
  return { ...rest, ...quoted, inputs: form.inputs.map(readInput) };
}

function renderInput(input: Input): WireInput {
  if (input.kind !== 'text') return input;
  const { value, ...rest } = input;
  return value === undefined ? rest : { ...rest, value: value.reveal() };
}

function readInput(input: WireInput): Input {
  if (input.kind !== 'text') return input;
  const { value, ...rest } = input;
  return value === undefined ? rest : { ...rest, value: new PartnerWords(value) };
}
