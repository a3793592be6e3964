import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Element } from '../../card/card.ts';
import type { Prompt } from '../../content/library.ts';
import { optionsOf } from '../../content/options-of.ts';
import { pickLabel } from '../../content/own-prompt.ts';
import type { Say } from '../../content/say.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { isGuessed } from '../../model/format.ts';

/**
 * Everything that can be picked, as buttons. In the room they are for both alike, and only the one who pressed sees how it
 * goes on; on a private card the next step takes its place.
 */
export function tapRow(say: Say, checkIn: CheckIn, prompt: Prompt, where: 'room' | 'private'): readonly Element[] {
  const name = where === 'room' ? 'check-in.tap' : firstStep(prompt);
  const all = optionsOf(say, prompt).map((option) =>
    button(pickLabel(prompt, option), actionId(name, checkIn.id, checkIn.swaps, option.id)),
  );
  return all.length === 0 ? [] : [buttons(...all)];
}

function firstStep(prompt: Prompt): string {
  if (prompt.format === 'rank') return 'check-in.rank';
  return isGuessed(prompt) ? 'check-in.own' : 'check-in.choose';
}
