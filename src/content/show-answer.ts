import { type Element, note, quote, text } from '../card/card.ts';
import { type Markup, person, plain } from '../card/markup.ts';
import type { Answer } from '../model/answer.ts';
import { type Couple, otherSide, type Side, sides } from '../model/couple.ts';
import type { Prompt } from './library.ts';
import type { Say } from './say.ts';

type Shown = { readonly say: Say; readonly prompt: Prompt; readonly couple: Couple };

/** Both answers one after the other, each guess at the end. Only for answers that are revealed. */
export function showAnswers(shown: Shown, answers: readonly [Answer, Answer]): readonly Element[] {
  const second = shown.prompt.format === 'words' ? shown.prompt.second : undefined;
  if (second !== undefined && answers.some((answer) => answer.second !== undefined)) {
    return showByQuestion(shown, answers, second);
  }
  return [
    ...sides.flatMap((side) => showAnswer(shown, side, answers[side])),
    ...sides.flatMap((side) => showGuess(shown, side, answers)),
  ];
}

/** Where there are two questions, what both said to the first stands before what both said to the second. */
function showByQuestion(shown: Shown, answers: readonly [Answer, Answer], second: string): readonly Element[] {
  const by = (side: Side) => [person(shown.couple.partners[side].user)];
  return [
    ...sides.flatMap((side) => showAnswer(shown, side, withoutSecond(answers[side]))),
    text([{ kind: 'strong', content: plain(second) }]),
    ...sides.flatMap((side) => {
      const words = answers[side].second;
      return words === undefined ? [] : [quote(words, by(side))];
    }),
  ];
}

function withoutSecond({ second: _, ...rest }: Answer): Answer {
  return rest;
}

/** One partner's answer without the guess, under that partner's name. */
export function showAnswer({ say, prompt, couple }: Shown, side: Side, answer: Answer): readonly Element[] {
  const by = [person(couple.partners[side].user)];
  const label = answer.choice === undefined ? null : optionLabel(say, prompt, answer.choice);
  if (label === null && answer.words === undefined) return [note(say('check-in.answer-removed', { by }))];
  const key = prompt.format === 'scale' ? 'check-in.scaled' : 'check-in.picked';
  return [...(label === null ? [] : [text(say(key, { by, label }))]), ...quotes(say, answer, by)];
}

/** One's own answer, for its author's eyes. */
export function showOwnAnswer({ say, prompt, couple }: Shown, side: Side, answer: Answer): readonly Element[] {
  const of = person(couple.partners[otherSide(side)].user);
  const key = prompt.format === 'scale' ? 'check-in.scaled-own' : 'check-in.picked-own';
  const { choice, guess } = answer;
  return [
    ...(choice === undefined ? [] : [text(say(key, { label: optionLabel(say, prompt, choice) }))]),
    ...(guess === undefined ? [] : [text(say('check-in.guessed-own', { of, label: optionLabel(say, prompt, guess) }))]),
    ...quotes(say, answer, say('check-in.by-own')),
  ];
}

/** What an option is called: its label, `4 out of 5` on a scale, and its id once the library has lost it. */
export function optionLabel(say: Say, prompt: Prompt, id: string): string {
  if (prompt.format === 'scale') return say.text('check-in.scale-value', { value: id });
  const options = 'options' in prompt ? prompt.options : [];
  return options.find((option) => option.id === id)?.label ?? id;
}

/** The question as it stands on a card, the second one below the first. */
export function showQuestion(prompt: Prompt): Element {
  const second = prompt.format === 'words' ? prompt.second : undefined;
  const lines: Markup = [{ kind: 'strong', content: plain(prompt.question) }];
  return text(second === undefined ? lines : [...lines, ...plain(`\n${second}`)]);
}

function showGuess({ say, prompt, couple }: Shown, side: Side, answers: readonly [Answer, Answer]): readonly Element[] {
  const { guess } = answers[side];
  const right = answers[otherSide(side)].choice;
  if (guess === undefined || right === undefined) return [];
  const by = person(couple.partners[side].user);
  if (guess === right) return [text(say('check-in.guess-right', { by }))];
  return [text(say('check-in.guess-wrong', { by, label: optionLabel(say, prompt, guess) }))];
}

function quotes(say: Say, { choice, words, second }: Answer, by: Markup): readonly Element[] {
  return [
    ...(words === undefined ? [] : [choice === undefined ? quote(words, by) : quote(words)]),
    ...(second === undefined ? [] : [quote(second, say('check-in.by-second', { by }))]),
  ];
}
