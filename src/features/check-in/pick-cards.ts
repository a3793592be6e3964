import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Prompt } from '../../content/library.ts';
import { optionLabel, showQuestion } from '../../content/show-answer.ts';
import type { Answer } from '../../model/answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';

type Picking = { readonly checkIn: CheckIn; readonly prompt: Prompt; readonly answer: Answer | null };

/** Everything that can be chosen, as buttons; the first of two steps where the other's choice is guessed too. */
export function pickCard({ say }: CoupleContext, { checkIn, prompt, answer }: Picking, problem?: string): Card {
  const name = prompt.format === 'guess' ? 'check-in.own' : 'check-in.choose';
  const action = (option: string) => actionId(name, checkIn.id, checkIn.swaps, option);
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
      buttons(...optionsOf(prompt).map((option) => button(option.label, action(option.id)))),
      buttons(button(say.text('check-in.button-whole'), actionId('check-in.whole-open', checkIn.id, checkIn.swaps))),
      note(say('check-in.pick-sealed')),
    ],
  };
}

/** The second step: what the other chose. One's own choice travels in the buttons. */
export function guessCard({ say, other }: CoupleContext, { checkIn, prompt }: Picking, own: string): Card {
  const action = (option: string) => actionId('check-in.guess', checkIn.id, checkIn.swaps, own, option);
  return {
    title: say.text(`commands.theme-${prompt.theme}`),
    tone: 'question',
    elements: [
      showQuestion(prompt),
      text(say('check-in.picked-own', { label: optionLabel(say, prompt, own) })),
      text(say('check-in.pick-guess-other', { other: person(other.user) })),
      buttons(...optionsOf(prompt).map((option) => button(option.label, action(option.id)))),
      note(say('check-in.pick-sealed')),
    ],
  };
}

/** What can be chosen; on a scale the five numbers. */
export function optionsOf(prompt: Prompt): readonly { readonly id: string; readonly label: string }[] {
  if (prompt.format === 'scale') return ['1', '2', '3', '4', '5'].map((id) => ({ id, label: id }));
  return 'options' in prompt ? prompt.options : [];
}

const askKeys = {
  words: 'check-in.pick-choice',
  scale: 'check-in.pick-scale',
  choice: 'check-in.pick-choice',
  'this-or-that': 'check-in.pick-this-or-that',
  guess: 'check-in.pick-guess-own',
} as const satisfies Record<Prompt['format'], CopyKey>;
