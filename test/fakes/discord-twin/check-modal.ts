import { checkMenu, flatten, repeated } from './check-message.ts';
import type { Component, Modal } from './model.ts';

/** What Discord refuses of a form and its published description does not say, one sentence each. */
export function checkModal(modal: Modal): string[] {
  const inputs = modal.components.flatMap((one) => (one.type === 18 ? [one['component'] as Component] : []));
  return [
    ...(modal.components.length < 1 || modal.components.length > 5
      ? [`a form of ${modal.components.length} parts`]
      : []),
    ...modal.components
      .filter(({ type }) => type !== 18 && type !== 10)
      .map(({ type }) => `a component of type ${type} in a form, outside of a label`),
    ...(inputs.length === 0 ? ['a form without an input'] : []),
    ...repeated(
      'custom_id',
      inputs.map((input) => String(input['custom_id'])),
    ),
    ...inputs.flatMap(checkInput),
    ...flatten(modal.components)
      .filter((one) => one.type === 10 && String(one['content'] ?? '').trim() === '')
      .map(() => 'a blank text'),
  ];
}

function checkInput(input: Component): string[] {
  switch (input.type) {
    case 4:
      return checkText(input);
    case 3:
      return [
        ...checkMenu(input),
        ...(input['required'] !== false && input['min_values'] === 0
          ? ['a required menu from which none is picked']
          : []),
      ];
    case 21: {
      const options = (input['options'] ?? []) as readonly { value: string; default?: boolean }[];
      return [
        ...repeated(
          'option value',
          options.map(({ value }) => value),
        ),
        ...(options.filter((one) => one.default === true).length > 1 ? ['two default options in a radio group'] : []),
      ];
    }
    default:
      return [`a component of type ${input.type} in a label`];
  }
}

function checkText(input: Component): string[] {
  const least = Number(input['min_length'] ?? 0);
  const most = Number(input['max_length'] ?? 4000);
  const value = input['value'];
  return [
    ...('label' in input ? ['a text input with a label of its own, inside of a label'] : []),
    ...(least > most ? ['a text input whose least length is above its most'] : []),
    ...(typeof value === 'string' && value.length > most ? ['a value longer than may be typed'] : []),
    ...(value === '' ? ['an empty value'] : []),
  ];
}
