import type { Form, Input } from '../../src/card/form.ts';
import type { WireForm, WireInput } from './wire.ts';

/** A form as the page opens it, with what stands in its inputs. It goes to the person who asked, and nowhere else. */
export function renderForm(form: Form): WireForm {
  return { ...form, inputs: form.inputs.map(renderInput) };
}

function renderInput(input: Input): WireInput {
  if (input.kind !== 'text') return input;
  const { value, ...rest } = input;
  return value === undefined ? rest : { ...rest, value: value.reveal() };
}
