import { actionId } from '../card/action-id.ts';
import type { Prompt } from '../content/library.ts';
import { isWritten } from '../content/prompt-kind.ts';
import type { CheckIn } from '../model/check-in.ts';

/** Picks start on a private card, words on a form: what a button does is fixed by its name. */
export function answerAction(checkIn: CheckIn, prompt: Prompt): string {
  return actionId(isWritten(prompt) ? 'check-in.write' : 'check-in.pick', checkIn.id, checkIn.swaps);
}
