import { actionId } from '../../card/action-id.ts';
import { clipText } from '../../card/clip.ts';
import type { Form, RadioInput } from '../../card/form.ts';
import { limits } from '../../card/limits.ts';
import type { Prompt } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import type { Answer } from '../../model/answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { Submitted } from '../definition.ts';
import { readTyped, wordsInput } from './answer-forms.ts';
import { optionsOf } from './pick-cards.ts';

/** The form in which what is picked, what the other is thought to have picked, and a few words are given at once. */
export function wholeForm(say: Say, checkIn: CheckIn, prompt: Prompt, answer: Answer): Form {
  const guess = radio('guess', say.text('check-in.whole-guess'), prompt, answer.guess);
  return {
    action: actionId('check-in.whole', checkIn.id, checkIn.swaps),
    title: say.text('check-in.form-title'),
    intro: clipText(prompt.question, limits.form.intro),
    inputs: [
      radio('choice', say.text('check-in.whole-choice'), prompt, answer.choice),
      ...(prompt.format === 'guess' ? [guess] : []),
      wordsInput(say, answer.words),
    ],
    submit: say.text('check-in.form-submit'),
  };
}

/** What was picked and typed in it. An option that the question does not have counts as none. */
export function readWhole(prompt: Prompt, submitted: Submitted): Answer {
  const picked = (name: string) => optionsOf(prompt).find(({ id }) => id === submitted.picked[name]?.[0])?.id;
  const [choice, guess] = [picked('choice'), prompt.format === 'guess' ? picked('guess') : undefined];
  const { words } = readTyped(submitted);
  return {
    ...(choice === undefined ? {} : { choice }),
    ...(guess === undefined ? {} : { guess }),
    ...(words === undefined ? {} : { words }),
  };
}

/** A sentence for each thing that is still to be picked. */
export function unpicked(say: Say, prompt: Prompt, { choice, guess }: Answer): Readonly<Record<string, string>> {
  const sentence = say.text('check-in.problem-unpicked');
  return {
    ...(choice === undefined ? { choice: sentence } : {}),
    ...(prompt.format === 'guess' && guess === undefined ? { guess: sentence } : {}),
  };
}

function radio(name: string, label: string, prompt: Prompt, value: string | undefined): RadioInput {
  const options = optionsOf(prompt).map(({ id, label: option }) => {
    const hint = hintOf(prompt, id);
    return { value: id, label: option, ...(hint === undefined ? {} : { hint: clipText(hint, limits.select.hint) }) };
  });
  return { kind: 'radio', name, label, options, required: true, ...(value === undefined ? {} : { value }) };
}

/** What the two ends of a scale mean. */
function hintOf(prompt: Prompt, id: string): string | undefined {
  if (prompt.format !== 'scale') return undefined;
  return id === '1' ? prompt.low : id === '5' ? prompt.high : undefined;
}
