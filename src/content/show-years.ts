import { type Element, note, quote, text } from '../card/card.ts';
import { type Markup, person } from '../card/markup.ts';
import type { Answer } from '../model/answer.ts';
import { type Couple, type Side, sides } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Prompt } from './library.ts';
import { monthWords } from './month-words.ts';
import type { Say } from './say.ts';
import { pickedBy } from './say-pick.ts';
import { asRead, showAnswer, showAnswers, showGuesses } from './show-answer.ts';

/** What the two once answered to the same question; `null` for what its author has had removed since. */
export type Earlier = { readonly at: Instant; readonly answers: readonly [Answer | null, Answer | null] };

type Shown = { readonly say: Say; readonly prompt: Prompt; readonly couple: Couple };

/** Both answers; where the same was asked a year before, with each one’s of then beside it. `seen`: when it was asked now. */
export function showWithEarlier(
  shown: Shown,
  answers: readonly [Answer, Answer],
  earlier: Earlier | null,
  seen: Instant,
): readonly Element[] {
  if (earlier === null) return showAnswers(shown, answers);
  const month = monthWords(earlier.at, shown.couple.partners[0].zone, shown.say.locale, seen);
  return [
    ...sides.flatMap((side) => showBothYears(shown, side, [earlier.answers[side], answers[side]], month)),
    ...showGuesses(shown, answers),
  ];
}

function showBothYears(
  shown: Shown,
  side: Side,
  [earlier, now]: readonly [Answer | null, Answer],
  month: string,
): readonly Element[] {
  const { say, couple } = shown;
  if (earlier === null) return showAnswer(shown, side, now);
  const by = [person(couple.partners[side].user)];
  const before = pickedBy(shown, side, earlier);
  const after = pickedBy(shown, side, now);
  const isGone = after === null && now.words === undefined;
  return [
    ...(before === null ? [] : [text(say('check-in.said-then', { month, said: before }))]),
    ...(after === null ? [] : [text(say('check-in.said-now', { said: after }))]),
    ...quotes(shown, earlier, say('check-in.by-then', { by, month })),
    ...quotes(shown, now, say('check-in.by-now', { by })),
    ...(isGone ? [note(say('check-in.answer-removed', { by }))] : []),
  ];
}

function quotes({ say, prompt }: Shown, { words, second }: Answer, by: Markup): readonly Element[] {
  return [
    ...(words === undefined ? [] : [quote(asRead(prompt, words), by)]),
    ...(second === undefined ? [] : [quote(second, say('check-in.by-second', { by }))]),
  ];
}
