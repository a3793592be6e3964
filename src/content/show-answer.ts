import { type Element, note, quote, text } from '../card/card.ts';
import { joinWords } from '../card/join-words.ts';
import { type Markup, person, plain } from '../card/markup.ts';
import type { Answer } from '../model/answer.ts';
import { type Couple, otherSide, type Side, sides } from '../model/couple.ts';
import { apart } from '../model/format.ts';
import { PartnerWords } from '../model/partner-words.ts';
import type { Prompt } from './library.ts';
import { optionLabel } from './options-of.ts';
import { ownInFull } from './own-prompt.ts';
import { secondOf } from './prompt-kind.ts';
import type { Say } from './say.ts';
import { guessOwn, pickedBy, pickedOwn } from './say-pick.ts';

type Shown = { readonly say: Say; readonly prompt: Prompt; readonly couple: Couple };

/** Both answers one after the other, each guess at the end. Only for answers that are revealed. */
export function showAnswers(shown: Shown, answers: readonly [Answer, Answer]): readonly Element[] {
  const second = secondOf(shown.prompt);
  if (second !== undefined && answers.some((answer) => answer.second !== undefined)) {
    return showByQuestion(shown, answers, second);
  }
  return [...sides.flatMap((side) => showAnswer(shown, side, answers[side])), ...showGuesses(shown, answers)];
}

/** What each had guessed of the other. */
export function showGuesses(shown: Shown, answers: readonly [Answer, Answer]): readonly Element[] {
  return sides.flatMap((side) => showGuess(shown, side, answers));
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
export function showAnswer(shown: Shown, side: Side, answer: Answer): readonly Element[] {
  const { say, prompt } = shown;
  const by = [person(shown.couple.partners[side].user)];
  const picked = pickedBy(shown, side, answer);
  if (picked === null && answer.words === undefined) return [note(say('check-in.answer-removed', { by }))];
  return [...(picked === null ? [] : [text(picked)]), ...quotes(say, prompt, answer, by, picked !== null)];
}

/** One's own answer, for its author's eyes. */
export function showOwnAnswer(shown: Shown, side: Side, answer: Answer): readonly Element[] {
  const { say, prompt } = shown;
  const picked = pickedOwn(shown, side, answer);
  const guess = guessOwn(shown, side, answer);
  return [
    ...[picked, guess].flatMap((one) => (one === null ? [] : [text(one)])),
    ...quotes(say, prompt, answer, say('check-in.by-own'), picked !== null),
  ];
}

/** What was written, as it is read: a sentence that was begun stands there whole. */
export function asRead(prompt: Prompt, words: PartnerWords): PartnerWords {
  return prompt.format === 'finish' ? new PartnerWords(joinWords(prompt.question, words.reveal())) : words;
}

/** The question as it stands on a card, the second one below the first; one of their own as a quote. */
export function showQuestion(prompt: Prompt): Element {
  if (prompt.own !== undefined) return quote(ownInFull(prompt.own));
  const second = secondOf(prompt);
  const lines: Markup = [{ kind: 'strong', content: plain(prompt.question) }];
  return text(second === undefined ? lines : [...lines, ...plain(`\n${second}`)]);
}

function showGuess({ say, prompt, couple }: Shown, side: Side, answers: readonly [Answer, Answer]): readonly Element[] {
  const { guess } = answers[side];
  const theirs = answers[otherSide(side)].choice;
  if (guess === undefined || theirs === undefined) return [];
  const by = person(couple.partners[side].user);
  const off = apart(prompt.format, guess, theirs);
  if (off === 0) return [text(say('check-in.guess-right', { by }))];
  // Of two there is only one other.
  if (prompt.format === 'who-of-us') return [text(say('check-in.guess-wrong-who', { by }))];
  const label = optionLabel(say, prompt, guess);
  const isNear = off === 1 && (prompt.format === 'scale' || prompt.format === 'hot-take');
  return [text(say(isNear ? 'check-in.guess-near' : 'check-in.guess-wrong', { by, label }))];
}

function quotes(
  say: Say,
  prompt: Prompt,
  { words, second }: Answer,
  by: Markup,
  isBeside: boolean,
): readonly Element[] {
  const read = words === undefined ? undefined : asRead(prompt, words);
  return [
    ...(read === undefined ? [] : [isBeside ? quote(read) : quote(read, by)]),
    ...(second === undefined ? [] : [quote(second, say('check-in.by-second', { by }))]),
  ];
}
