import { scaleSteps, takeSteps, whoPicks } from '../model/format.ts';
import type { Prompt } from './library.ts';
import type { Say } from './say.ts';

/** Something that can be picked, and what its button says. The same to both. */
export type PickOption = { readonly id: string; readonly label: string };

/** What can be picked, or put in order. */
export function optionsOf(say: Say, prompt: Prompt): readonly PickOption[] {
  switch (prompt.format) {
    case 'words':
    case 'finish':
    case 'mission':
      return [];
    case 'scale':
      return scaleSteps.map((id) => ({ id, label: id }));
    case 'who-of-us':
      return whoPicks.map((id) => ({ id, label: say.text(`check-in.who-${id}`) }));
    case 'hot-take':
      return takeSteps.toReversed().map((id) => ({ id, label: say.text(`check-in.take-${id}`) }));
    case 'choice':
    case 'this-or-that':
    case 'guess':
    case 'rank':
      return prompt.options;
  }
}

/** What the other can be thought to have picked: whoever that one calls “me” is no longer the reader. */
export function guessOptionsOf(say: Say, prompt: Prompt): readonly PickOption[] {
  if (prompt.format !== 'who-of-us') return optionsOf(say, prompt);
  return [
    { id: 'me', label: say.text('check-in.who-me') },
    { id: 'partner', label: say.text('check-in.who-themselves') },
  ];
}

/** What an option is called, also one that is not offered any more: its label, `4 out of 5` on a scale. */
export function optionLabel(say: Say, prompt: Prompt, id: string): string {
  if (prompt.format === 'scale') return say.text('check-in.scale-value', { value: id });
  const known = [...optionsOf(say, prompt), ...('former' in prompt ? (prompt.former ?? []) : [])];
  return known.find((option) => option.id === id)?.label ?? id;
}

/** What the other picked, as it is told to the one who reads it. */
export function theirLabel(say: Say, prompt: Prompt, id: string): string {
  if (prompt.format !== 'who-of-us') return optionLabel(say, prompt, id);
  return say.text(id === 'me' ? 'check-in.who-themselves' : 'check-in.who-you');
}

/** An order as one line: `1. Tea, 2. Coffee`. */
export function orderLine(say: Say, prompt: Prompt, order: readonly string[]): string {
  return order.map((id, index) => `${index + 1}. ${optionLabel(say, prompt, id)}`).join(', ');
}
