import type { Card } from '../../../src/card/card.ts';
import type { Form } from '../../../src/card/form.ts';
import type { Prompt } from '../../../src/content/library.ts';
import { optionsOf } from '../../../src/content/options-of.ts';
import { isWritten } from '../../../src/content/prompt-kind.ts';
import type { Say } from '../../../src/content/say.ts';
import { answerForm, besideForm } from '../../../src/features/check-in/answer-forms.ts';
import { guessCard, pickCard } from '../../../src/features/check-in/pick-cards.ts';
import { rankCard } from '../../../src/features/check-in/rank-card.ts';
import { wholeForm } from '../../../src/features/check-in/whole-form.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import type { Answer } from '../../../src/model/answer.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import { isGuessed } from '../../../src/model/format.ts';
import type { PartnerWords } from '../../../src/model/partner-words.ts';
import { replyCase } from '../../../src/model/result.ts';

/** Every private card on which somebody answers, step by step. */
export function stepCards(
  context: CoupleContext,
  checkIn: CheckIn,
  prompt: Prompt,
  answer: Answer | null,
): readonly Card[] {
  if (isWritten(prompt)) return [];
  const ids = optionsOf(context.say, prompt).map(({ id }) => id);
  if (prompt.format === 'rank') {
    const placed = ids.slice(0, -1).map((_, count) => ids.toReversed().slice(0, count));
    return placed.map((some) => rankCard(context, { checkIn, prompt, answer }, some));
  }
  const guesses = isGuessed(prompt) ? ids.map((id) => guessCard(context, { checkIn, prompt, answer }, id)) : [];
  return [pickCard(context, { checkIn, prompt, answer }), ...guesses];
}

/** Every form of an answer, filled in. */
export function answerForms(say: Say, checkIn: CheckIn, prompt: Prompt, answer: Answer): readonly Form[] {
  if (isWritten(prompt)) return [answerForm(say, checkIn, prompt, answer)];
  const placed = prompt.format === 'rank' ? prompt.options.slice(2).map(({ id }) => id) : [];
  return [wholeForm(say, checkIn, prompt, answer, placed), besideForm(say, checkIn, prompt, answer)];
}

/** An answer with everything that the prompt takes, and the longest label that it has. */
export function fullAnswer(say: Say, prompt: Prompt, words: PartnerWords): Answer {
  if (isWritten(prompt)) return { words, ...(prompt.format === 'words' ? { second: words } : {}) };
  const options = optionsOf(say, prompt).toSorted((a, b) => b.label.length - a.label.length);
  if (prompt.format === 'rank') return { order: options.map(({ id }) => id), words };
  const [longest, other] = options.map(({ id }) => id);
  return { choice: longest ?? '', words, ...(isGuessed(prompt) ? { guess: other ?? '' } : {}) };
}

/** Pairs of answers, mine and theirs: every way in which the two can meet. */
export function meetings(say: Say, prompt: Prompt, words: PartnerWords): readonly (readonly [Answer, Answer])[] {
  const full = fullAnswer(say, prompt, words);
  if (isWritten(prompt)) return [[full, full]];
  const ids = optionsOf(say, prompt).map(({ id }) => id);
  const picks: readonly Answer[] =
    prompt.format === 'rank'
      ? [ids, ids.toReversed(), [...ids.slice(0, 1), ...ids.slice(1).toReversed()]].map((order) => ({ order }))
      : ids.flatMap((choice) => (isGuessed(prompt) ? ids.map((guess) => ({ choice, guess })) : [{ choice }]));
  const pairs = picks.flatMap((mine) => picks.map((theirs) => [mine, theirs] as const));
  const told = new Map(pairs.map((pair) => [howTheyMeet(prompt, ...pair), pair]));
  return [...told.values()].flatMap(([mine, theirs]) => [
    [mine, theirs] as const,
    [mine, { ...theirs, words }] as const,
  ]);
}

/** Whatever a card could say about it. */
function howTheyMeet(prompt: Prompt, mine: Answer, theirs: Answer): string {
  const isAlike = mine.choice === theirs.choice && mine.order?.join() === theirs.order?.join();
  const who = prompt.format === 'who-of-us' ? [mine.choice, theirs.choice] : [];
  return [replyCase(prompt, mine, theirs).result, replyCase(prompt, theirs, mine).result, isAlike, ...who].join();
}
