import type { Answer } from '../../src/model/answer.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';

/** An answer as the text that is sealed. */
export function writeAnswer(answer: Answer): string {
  return JSON.stringify({
    choice: answer.choice,
    guess: answer.guess,
    order: answer.order,
    words: answer.words?.reveal(),
    second: answer.second?.reveal(),
  } satisfies Written);
}

export function readAnswer(text: string): Answer {
  const { choice, guess, order, words, second }: Written = JSON.parse(text);
  return {
    ...(choice === undefined ? {} : { choice }),
    ...(guess === undefined ? {} : { guess }),
    ...(order === undefined ? {} : { order }),
    ...(words === undefined ? {} : { words: new PartnerWords(words) }),
    ...(second === undefined ? {} : { second: new PartnerWords(second) }),
  };
}

type Written = {
  choice: string | undefined;
  guess: string | undefined;
  order: readonly string[] | undefined;
  words: string | undefined;
  second: string | undefined;
};
