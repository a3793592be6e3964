import { type Element, note, quote, text } from '../card/card.ts';
import { type Markup, person } from '../card/markup.ts';
import type { Answer } from '../model/answer.ts';
import { type Couple, type Side, sides } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Prompt } from './library.ts';
import { monthWords } from './month-words.ts';
import type { Say } from './say.ts';
import { optionLabel, showAnswer, showAnswers, showGuesses } from './show-answer.ts';

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
    ...sides.flatMap((side) => showEarlierAndNow(shown, side, [earlier.answers[side], answers[side]], month)),
    ...showGuesses(shown, answers),
  ];
}

function showEarlierAndNow(
  shown: Shown,
  side: Side,
  [earlier, now]: readonly [Answer | null, Answer],
  month: string,
): readonly Element[] {
  const { say, prompt, couple } = shown;
  if (earlier === null) return showAnswer(shown, side, now);
  const by = [person(couple.partners[side].user)];
  const before = labelOf(shown, earlier);
  const after = labelOf(shown, now);
  const isGone = after === null && now.words === undefined;
  return [
    ...(before !== null && after !== null
      ? [
          text(
            say(prompt.format === 'scale' ? 'check-in.year-scaled' : 'check-in.year-picked', {
              by,
              month,
              before,
              after,
            }),
          ),
        ]
      : [before, after].flatMap((label, index) =>
          label === null ? [] : [text(say('check-in.year-one', { by, label, month: index === 0 ? month : '' }))],
        )),
    ...quotes(say, earlier, say('check-in.by-then', { by, month })),
    ...quotes(say, now, say('check-in.by-now', { by })),
    ...(isGone ? [note(say('check-in.answer-removed', { by }))] : []),
  ];
}

function labelOf({ say, prompt }: Shown, { choice }: Answer): string | null {
  return choice === undefined ? null : optionLabel(say, prompt, choice);
}

function quotes(say: Say, { words, second }: Answer, by: Markup): readonly Element[] {
  return [
    ...(words === undefined ? [] : [quote(words, by)]),
    ...(second === undefined ? [] : [quote(second, say('check-in.by-second', { by }))]),
  ];
}
