import { checkText, repeated, unknownKeys, within } from './check-text.ts';

type Fields = Record<string, unknown>;

/** What is wrong with an interactive element of a block. */
export function checkElement(element: Fields, place: 'actions' | 'input'): string[] {
  const { type, action_id: id, ...rest } = element;
  const check = checks[String(type)];
  if (check === undefined) return [`an element of type ${String(type)} is not known`];
  const allowed =
    place === 'actions'
      ? ['button', 'static_select']
      : ['plain_text_input', 'radio_buttons', 'static_select', 'multi_static_select'];
  return [
    ...(allowed.includes(String(type)) ? [] : [`a ${String(type)} cannot stand in ${place}`]),
    ...within('an action_id', id, 1, 255),
    ...check(rest),
  ];
}

const checks: Readonly<Record<string, (fields: Fields) => string[]>> = {
  button: ({ text, value, url, style, ...rest }) => [
    ...checkText('a button', text, 75, 'plain_text'),
    ...(value === undefined ? [] : within('a button value', value, 1, 2000)),
    ...(url === undefined ? [] : within('a button url', url, 1, 3000)),
    ...(style === undefined || style === 'primary' || style === 'danger' ? [] : [`a button style is ${String(style)}`]),
    ...unknownKeys('a button', rest),
  ],
  static_select: ({ placeholder, options, initial_option: first, ...rest }) => [
    ...(placeholder === undefined ? [] : checkText('a placeholder', placeholder, 150, 'plain_text')),
    ...checkOptions(options, 1, 100),
    ...(first === undefined ? [] : among([first], options)),
    ...unknownKeys('a select', rest),
  ],
  multi_static_select: ({ placeholder, options, initial_options: first, max_selected_items: most, ...rest }) => [
    ...(placeholder === undefined ? [] : checkText('a placeholder', placeholder, 150, 'plain_text')),
    ...checkOptions(options, 1, 100),
    ...(first === undefined
      ? []
      : Array.isArray(first) && first.length > 0
        ? among(first, options)
        : ['initial_options is empty']),
    ...(most === undefined || Number(most) >= 1 ? [] : ['max_selected_items is less than one']),
    ...(Array.isArray(first) && most !== undefined && first.length > Number(most)
      ? ['too many are picked at first']
      : []),
    ...unknownKeys('a multi select', rest),
  ],
  radio_buttons: ({ options, initial_option: first, ...rest }) => [
    ...checkOptions(options, 1, 10),
    ...(first === undefined ? [] : among([first], options)),
    ...unknownKeys('radio buttons', rest),
  ],
  plain_text_input: ({
    multiline,
    min_length: least,
    max_length: most,
    initial_value: value,
    placeholder,
    ...rest
  }) => [
    ...(multiline === undefined || typeof multiline === 'boolean' ? [] : ['multiline is no boolean']),
    ...(least === undefined || (Number(least) >= 0 && Number(least) <= 3000) ? [] : ['min_length is out of bounds']),
    ...(most === undefined || (Number(most) >= 1 && Number(most) <= 3000) ? [] : ['max_length is out of bounds']),
    ...(least !== undefined && most !== undefined && Number(least) > Number(most)
      ? ['min_length is above max_length']
      : []),
    ...(value === undefined ? [] : within('an initial_value', value, 1, Number(most ?? 3000))),
    ...(placeholder === undefined ? [] : checkText('a placeholder', placeholder, 150, 'plain_text')),
    ...unknownKeys('a text input', rest),
  ],
};

function checkOptions(options: unknown, least: number, most: number): string[] {
  if (!Array.isArray(options) || options.length < least || options.length > most)
    return [`options are not ${least} to ${most}`];
  return [
    ...repeated(
      'an option value',
      options.map((option: Fields) => String(option['value'])),
    ),
    ...options.flatMap(({ text, value, description, ...rest }: Fields) => [
      ...checkText('an option', text, 75, 'plain_text'),
      ...within('an option value', value, 1, 150),
      ...(description === undefined ? [] : checkText('an option description', description, 75, 'plain_text')),
      ...unknownKeys('an option', rest),
    ]),
  ];
}

/** Slack wants the very same option object. */
function among(chosen: readonly unknown[], options: unknown): string[] {
  const all = (Array.isArray(options) ? options : []).map((option) => JSON.stringify(option));
  return chosen.every((one) => all.includes(JSON.stringify(one)))
    ? []
    : ['what is picked at first is not among the options'];
}
