import type { Component } from './model.ts';
import { nameOf, optionsOf, standsIn } from './seen-message.ts';

/** A command, a subcommand or an option, as it is registered. */
export type Registered = {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly options?: readonly Registered[];
};

/** What Discord sends for a command. */
export function commandData(path: string, options: readonly object[], { id }: { id: string }): object {
  const [name, subcommand] = path.split(' ');
  const nested = subcommand === undefined ? options : [{ name: subcommand, type: 1, options }];
  return { id, name, type: 1, options: nested };
}

/** What Discord sends for an input: a menu's values, a radio group's one or none, a text. */
export function filled(input: Component, given: string | readonly string[] | undefined): object {
  const value = given ?? standsIn(input);
  const base = { type: input.type, id: 1, custom_id: input['custom_id'] };
  if (input.type === 4) {
    if (String(value).length > Number(input['max_length'] ?? 4000)) throw new Error('nobody can type that much');
    return { ...base, value: String(value) };
  }
  const wanted = (typeof value === 'string' ? [value] : value).filter((one) => one !== '');
  const values = wanted.map((one) => {
    const option = optionsOf(input).find(({ label, value: own }) => label === one || own === one);
    if (option === undefined) throw new Error(`${nameOf(input)} has no option "${one}"`);
    return option.value;
  });
  return input.type === 21 ? { ...base, value: values[0] ?? null } : { ...base, values };
}
