import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { optionsOf, orderLine } from '../../content/options-of.ts';
import type { RankPrompt } from '../../content/prompt-kind.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';

type Ranking = { readonly checkIn: CheckIn; readonly prompt: RankPrompt; readonly answer: Answer | null };

/**
 * What is not in its place yet, as buttons: each press gives the next place, the last is given by itself. The places that
 * are taken travel in the buttons, so that nothing is kept before the order is whole.
 */
export function rankCard(
  { say }: CoupleContext,
  { checkIn, prompt, answer }: Ranking,
  placed: readonly string[],
  problem?: string,
): Card {
  const id = [checkIn.id, checkIn.swaps] as const;
  const left = optionsOf(say, prompt).filter((option) => !placed.includes(option.id));
  const whole = button(say.text('check-in.button-whole'), actionId('check-in.whole-open', ...id, ...placed));
  const undo = button(say.text('check-in.button-undo'), actionId('check-in.unrank', ...id, ...placed.slice(0, -1)));
  const row = [...(placed.length > 0 ? [undo] : []), ...(left.length === 2 ? [whole] : [])];
  const before = answer?.order === undefined ? null : orderLine(say, prompt, answer.order);
  return {
    title: say.text(`commands.theme-${prompt.theme}`),
    tone: 'question',
    elements: [
      ...(problem === undefined ? [] : [text(problem)]),
      showQuestion(prompt),
      ...(placed.length === 0 ? [] : [text(say('check-in.rank-so-far', { line: orderLine(say, prompt, placed) }))]),
      text(say(placed.length === 0 ? 'check-in.pick-rank-first' : 'check-in.pick-rank-next')),
      ...(before === null || placed.length > 0 ? [] : [note(say('check-in.pick-own-was', { label: before }))]),
      buttons(...left.map((one) => button(one.label, actionId('check-in.rank', ...id, ...placed, one.id)))),
      ...(row.length === 0 ? [] : [buttons(...row)]),
      note(say('check-in.pick-sealed')),
    ],
  };
}

/** The places that are taken, by a button's arguments; `null` for what this question never had. */
export function readPlaced(prompt: RankPrompt, args: readonly string[]): readonly string[] | null {
  const known = new Set(prompt.options.map(({ id }) => id));
  const isOf = args.every((id) => known.has(id)) && new Set(args).size === args.length;
  return isOf && args.length < known.size ? args : null;
}

/** The whole order, once only one place is left; else `null`. */
export function wholeOrder(prompt: RankPrompt, placed: readonly string[]): readonly string[] | null {
  const left = prompt.options.filter(({ id }) => !placed.includes(id));
  return left.length > 1 ? null : [...placed, ...left.map(({ id }) => id)];
}
