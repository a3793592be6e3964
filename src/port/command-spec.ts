/** How the platform answers before anything is looked up; it fixes who sees the answer. */
export type AckMode = 'private' | 'shared' | 'update' | 'form';

export type Choice = { readonly value: string; readonly label: string };

/**
 * An option of a command. `choice` has a fixed list of at most 25; `suggested` is free text for which the bot
 * proposes values while it is typed, `own` ones of what the couple has on its list; `partner` is a person in the room.
 */
export type OptionSpec = {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
} & (
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'suggested'; readonly own?: true }
  | { readonly kind: 'partner' }
);

/** A command as people see it: either it has subcommands, or options of its own. */
export type CommandSpec = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionSpec[];
  readonly subcommands: readonly {
    readonly name: string;
    readonly description: string;
    readonly options: readonly OptionSpec[];
    /** What the command's name alone stands for, where a platform lets people type just that. */
    readonly usual?: true;
  }[];
};
