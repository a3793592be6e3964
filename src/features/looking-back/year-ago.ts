import type { Prompt } from '../../content/library.ts';
import { isForAnyDay } from '../../content/pick-prompt.ts';
import type { CoupleId } from '../../model/couple.ts';
import { day, type Instant } from '../../model/instant.ts';
import { bothAllow } from '../both-allow.ts';
import type { Asked, NextQuestion, QuestionSource } from '../question-source.ts';
import { isDeepAgain, sharedOf } from './shared-past.ts';

/** A question comes at an hour of its own, on some days of the week. */
const around = 4 * day;

const year = 365 * day;

/** It comes about once a month at most. */
const between = 28 * day;

/** How often it comes when it could. */
const chance = 0.5;

/**
 * The question of a year ago, once more, where both answered it and both answers may still be seen. What is for a time of
 * the year keeps to its time.
 */
export const yearAgo: QuestionSource = {
  next: async (couples, context) => {
    const { stores, now, random } = context;
    const fitting = couples
      .map((asked) => ({ asked, fits: fitsOf(asked, now) }))
      .filter(({ fits }) => fits.length > 0 && random() < chance);
    if (fitting.length === 0) return new Map();
    const ids = fitting.map(({ asked }) => asked.couple.id);
    const lately = await stores.checkIns.lastBecause(ids, 'year-ago', now - between);
    const due = fitting.filter(({ asked }) => !lately.has(asked.couple.id));
    const shared = await sharedOf(
      due.flatMap(({ asked, fits }) =>
        fits.map(({ prompt, at }) => ({ coupleId: asked.couple.id, promptId: prompt.id, at })),
      ),
      context,
    );
    return new Map(
      due.flatMap(({ asked: { couple }, fits }): readonly (readonly [CoupleId, NextQuestion])[] => {
        for (const { prompt, at } of fits) {
          const earlier = shared.get(couple.id)?.get(prompt.id);
          if (earlier !== undefined)
            return [[couple.id, { prompt, because: { kind: 'year-ago', earlier: earlier.id, at } }]];
        }
        return [];
      }),
    );
  },
};

type Fit = { readonly prompt: Prompt; readonly at: Instant };

/** What this couple was last asked a year ago, give or take some days; the closest to a year first. */
function fitsOf(asked: Asked, now: Instant): readonly Fit[] {
  const { couple, library, history } = asked;
  const off = (at: Instant) => Math.abs(now - at - year);
  return [...history.asked]
    .filter(([, at]) => off(at) <= around)
    .toSorted(([, one], [, other]) => off(one) - off(other))
    .flatMap(([id, at]): Fit | [] => {
      const prompt = library.prompts.get(id);
      if (prompt === undefined || prompt.apart === 'follow-up' || !isForAnyDay(prompt)) return [];
      return bothAllow(prompt, couple, history) && !isDeepAgain(asked, prompt) ? { prompt, at } : [];
    });
}
