import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import { guessOptionsOf, optionLabel } from '../../content/options-of.ts';
import { pickLabel } from '../../content/own-prompt.ts';
import type { PickedPrompt } from '../../content/prompt-kind.ts';
import { pickedOwn } from '../../content/say-pick.ts';
import { showQuestion } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import { tapRow } from './tap-row.ts';

type Picking = { readonly checkIn: CheckIn; readonly prompt: PickedPrompt; readonly answer: Answer | null };

/** Everything that can be chosen, as buttons; the first of two steps where the other's choice is guessed too. */
export function pickCard({ say }: CoupleContext, { checkIn, prompt, answer }: Picking, problem?: string): Card {
  return {
    title: say.text(`commands.theme-${prompt.theme}`),
    tone: 'question',
    elements: [
      ...(problem === undefined ? [] : [text(problem)]),
      showQuestion(prompt),
      text(say(askKeys[prompt.format])),
      ...(prompt.format === 'scale' ? [note(say('check-in.scale-ends', { low: prompt.low, high: prompt.high }))] : []),
      ...(answer?.choice === undefined
        ? []
        : [note(say('check-in.pick-own-was', { label: optionLabel(say, prompt, answer.choice) }))]),
      ...tapRow(say, checkIn, prompt, 'private'),
      buttons(button(say.text('check-in.button-whole'), actionId('check-in.whole-open', checkIn.id, checkIn.swaps))),
      note(say('check-in.pick-sealed')),
    ],
  };
}

/** The second step: what the other chose. One's own choice travels in the buttons. */
export function guessCard(
  { say, couple, side, other }: CoupleContext,
  { checkIn, prompt }: Picking,
  own: string,
): Card {
  const action = (option: string) => actionId('check-in.guess', checkIn.id, checkIn.swaps, own, option);
  const ask = prompt.format === 'who-of-us' ? 'check-in.pick-guess-who' : 'check-in.pick-guess-other';
  const picked = pickedOwn({ say, prompt, couple }, side, { choice: own });
  return {
    title: say.text(`commands.theme-${prompt.theme}`),
    tone: 'question',
    elements: [
      showQuestion(prompt),
      ...(picked === null ? [] : [text(picked)]),
      text(say(ask, { other: person(other.user) })),
      buttons(...guessOptionsOf(say, prompt).map((option) => button(pickLabel(prompt, option), action(option.id)))),
      note(say('check-in.pick-sealed')),
    ],
  };
}

const askKeys = {
  scale: 'check-in.pick-scale',
  choice: 'check-in.pick-choice',
  'this-or-that': 'check-in.pick-this-or-that',
  guess: 'check-in.pick-guess-own',
  'who-of-us': 'check-in.pick-who-of-us',
  'hot-take': 'check-in.pick-hot-take',
} as const satisfies Record<PickedPrompt['format'], CopyKey>;
