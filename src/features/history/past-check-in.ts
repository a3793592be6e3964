import { type Element, note } from '../../card/card.ts';
import type { Prompt } from '../../content/library.ts';
import { showAnswers, showOwnAnswer } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import { asRevealed, type CheckIn, stateOf } from '../../model/check-in.ts';
import type { Response } from '../../model/response.ts';
import type { CoupleContext } from '../context.ts';
import { promptOf } from '../prompt-of.ts';

/** A check-in as one of the two may see it: both answers only where they are revealed. */
export type PastCheckIn = {
  readonly checkIn: CheckIn;
  readonly prompt: Prompt;
  readonly own: Answer | null;
  readonly both: readonly [Answer, Answer] | null;
  readonly responses: readonly Response[];
};

export async function readPast(context: CoupleContext, checkIn: CheckIn): Promise<PastCheckIn> {
  const { answers } = context.stores;
  const prompt = (await promptOf(context, checkIn)) ?? lostPrompt(context, checkIn);
  const revealed = asRevealed(checkIn);
  if (revealed === null) {
    return { checkIn, prompt, own: await answers.own(checkIn, context.side), both: null, responses: [] };
  }
  const both = await answers.openAnswers(revealed);
  return { checkIn, prompt, own: both[context.side], both, responses: await answers.responses(revealed) };
}

/** What was answered, or why there is nothing to show. */
export function showPast(context: CoupleContext, past: PastCheckIn): readonly Element[] {
  const { say, couple, side, now } = context;
  const { checkIn, prompt, own, both } = past;
  if (checkIn.mode === 'open') return [note(say('history.talked'))];
  if (both !== null) return showAnswers({ say, prompt, couple }, both);
  const isOpen = stateOf(checkIn, now) === 'open';
  if (own !== null) {
    const sealed = note(say(isOpen ? 'history.still-sealed' : 'history.stayed-sealed'));
    return [...showOwnAnswer({ say, prompt, couple }, side, own), sealed];
  }
  const mine = note(say(checkIn.passed[side] === null ? 'history.unanswered' : 'history.passed'));
  return isOpen ? [mine, note(say('history.open'))] : [mine];
}

/** Stands in for a question that a writer has taken out: what was answered can still be read. */
function lostPrompt({ say }: CoupleContext, { promptId }: CheckIn): Prompt {
  const question = say.text('history.question-gone');
  return {
    id: promptId,
    theme: 'check-ins',
    format: 'words',
    question,
    about: 'both',
    depth: 1,
    mood: 'everyday',
    evidence: 'idea',
  };
}
