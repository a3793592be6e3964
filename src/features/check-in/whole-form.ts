import { actionId } from '../../card/action-id.ts';
import { clipText } from '../../card/clip.ts';
import type { Form, RadioInput } from '../../card/form.ts';
import { limits } from '../../card/limits.ts';
import type { Prompt } from '../../content/library.ts';
import { guessOptionsOf, optionsOf, type PickOption } from '../../content/options-of.ts';
import { ownQuote, pickLabel } from '../../content/own-prompt.ts';
import type { Say } from '../../content/say.ts';
import type { Answer } from '../../model/answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import { isGuessed } from '../../model/format.ts';
import type { Submitted } from '../definition.ts';
import { readTyped, wordsInput } from './answer-forms.ts';
import { wholeOrder } from './rank-card.ts';

/**
 * The form in which what is picked, what the other is thought to have picked, and a few words are given at once. `placed`
 * is what already has its place in an order: then the next place is picked.
 */
export function wholeForm(
  say: Say,
  checkIn: CheckIn,
  prompt: Prompt,
  answer: Answer,
  placed: readonly string[] = [],
): Form {
  const left = optionsOf(say, prompt).filter(({ id }) => !placed.includes(id));
  const label = say.text(prompt.format === 'rank' ? 'check-in.whole-next' : 'check-in.whole-choice');
  const guess = () =>
    radio('guess', say.text('check-in.whole-guess'), prompt, guessOptionsOf(say, prompt), answer.guess);
  return {
    action: actionId('check-in.whole', checkIn.id, checkIn.swaps, ...placed),
    title: say.text('check-in.form-title'),
    intro: clipText(prompt.question, limits.form.intro),
    ...ownQuote(prompt),
    inputs: [
      radio('choice', label, prompt, left, answer.choice),
      ...(isGuessed(prompt) ? [guess()] : []),
      wordsInput(say, answer.words),
    ],
    submit: say.text('check-in.form-submit'),
  };
}

/** What was picked and typed in it. An option that the question does not have counts as none. */
export function readWhole(say: Say, prompt: Prompt, submitted: Submitted, placed: readonly string[] = []): Answer {
  const picked = (name: string) => optionsOf(say, prompt).find(({ id }) => id === submitted.picked[name]?.[0])?.id;
  const [choice, guess] = [picked('choice'), isGuessed(prompt) ? picked('guess') : undefined];
  const { words } = readTyped(submitted);
  return {
    ...(prompt.format === 'rank' ? ordered(prompt, placed, choice) : choice === undefined ? {} : { choice }),
    ...(guess === undefined ? {} : { guess }),
    ...(words === undefined ? {} : { words }),
  };
}

/** A sentence for each thing that is still to be picked. */
export function unpicked(say: Say, prompt: Prompt, { choice, guess, order }: Answer): Readonly<Record<string, string>> {
  const sentence = say.text('check-in.problem-unpicked');
  return {
    ...((prompt.format === 'rank' ? order : choice) === undefined ? { choice: sentence } : {}),
    ...(isGuessed(prompt) && guess === undefined ? { guess: sentence } : {}),
  };
}

function ordered(
  prompt: Prompt & { format: 'rank' },
  placed: readonly string[],
  next: string | undefined,
): Pick<Answer, 'order'> {
  const order = next === undefined || placed.includes(next) ? null : wholeOrder(prompt, [...placed, next]);
  return order === null ? {} : { order };
}

function radio(
  name: string,
  label: string,
  prompt: Prompt,
  all: readonly PickOption[],
  value: string | undefined,
): RadioInput {
  const options = all.map((option) => {
    const hint = hintOf(prompt, option.id);
    return {
      value: option.id,
      label: pickLabel(prompt, option),
      ...(hint === undefined ? {} : { hint: clipText(hint, limits.select.hint) }),
    };
  });
  return { kind: 'radio', name, label, options, required: true, ...(value === undefined ? {} : { value }) };
}

/** What the two ends of a scale mean. */
function hintOf(prompt: Prompt, id: string): string | undefined {
  if (prompt.format !== 'scale') return undefined;
  return id === '1' ? prompt.low : id === '5' ? prompt.high : undefined;
}
