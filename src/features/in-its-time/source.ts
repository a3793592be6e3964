import type { Prompt } from '../../content/library.ts';
import { pickPrompt } from '../../content/pick-prompt.ts';
import { type CalendarTime, isSeason } from '../../model/calendar-time.ts';
import { depthLimitOf, packsOf, themesNeverOf } from '../../model/couple.ts';
import { day, type Instant } from '../../model/instant.ts';
import type { Depth } from '../../model/theme.ts';
import type { Asked, QuestionSource } from '../question-source.ts';
import { whichTimes } from './which-times.ts';

/** So long after one for a time, another for the same. */
const between = 14 * day;

/** So long after one for any time, one for a season: that has three months to come in. */
const betweenSeasons = 28 * day;

/** None comes twice within it. */
const year = 365 * day;

/**
 * A question for the time of the year that it is for both of them, ahead of those that can wait. Never the very first.
 */
export const inItsTime: QuestionSource = {
  next: async (couples, { stores, now, random }) => {
    const ready = couples.filter(({ history }) => history.asked.size > 0);
    const [some] = ready;
    if (some === undefined) return new Map();
    const ids = ready.map(({ couple }) => couple.id);
    const timesOf = await whichTimes(stores.moments, ids, some.library.cities, now);
    return new Map(
      ready.flatMap((asked) => {
        const prompt = pickFor(asked, timesOf(asked.couple), now, random);
        return prompt === null ? [] : [[asked.couple.id, { prompt }] as const];
      }),
    );
  },
};

/** For the first of these times that has one that both allow and that is new to them, or was asked a year ago or longer. */
function pickFor(asked: Asked, times: readonly CalendarTime[], now: Instant, random: () => number): Prompt | null {
  const { couple, library, history } = asked;
  const earlier = [...history.asked].flatMap(([id, at]) => {
    const when = library.prompts.get(id)?.when;
    return when === undefined ? [] : [{ id, when, at }];
  });
  const isDue = (time: CalendarTime): boolean =>
    isSeason(time)
      ? earlier.every(({ at }) => at <= now - betweenSeasons)
      : earlier.every(({ when, at }) => when !== time || at <= now - between);
  const lately = earlier.filter(({ at }) => at > now - year).map(({ id }) => id);
  const wish = {
    ...history,
    never: new Set([...history.never, ...lately]),
    themesNever: themesNeverOf(couple),
    depthLimit: noDeeperThan(asked),
    packs: packsOf(couple),
  };
  for (const when of times.filter(isDue)) {
    const prompt = pickPrompt(library, { ...wish, when }, random);
    if (prompt !== null) return prompt;
  }
  return null;
}

/** What both allow, and nothing deep straight after a deep one. */
function noDeeperThan({ couple, library, history: { lastPromptId } }: Asked): Depth {
  const limit = depthLimitOf(couple);
  const last = lastPromptId === null ? undefined : library.prompts.get(lastPromptId);
  return last?.depth === 3 && limit === 3 ? 2 : limit;
}
