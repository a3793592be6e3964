import type { FollowUp } from '../../content/schema/follow-up.ts';
import type { CoupleId } from '../../model/couple.ts';
import { day, type Instant } from '../../model/instant.ts';
import { bothAllow, neitherRulesOut } from '../both-allow.ts';
import type { ChoreContext } from '../context.ts';
import type { Asked, NextQuestion, QuestionSource } from '../question-source.ts';
import { isDeepAgain, sharedOf } from './shared-past.ts';

/** At least so many other questions come between two of them. */
const between = 5;

/** How often one comes when it could. */
const chance = 0.5;

const week = 7 * day;

/**
 * A question that picks up what the two once answered, in its own time and never twice. It is looked for only where what
 * a couple was asked fits, so that a couple for whom nothing fits costs nothing.
 */
export const followUps: QuestionSource = {
  next: async (couples, context) => {
    const fitting = couples
      .map((asked) => ({ asked, fits: fitsOf(asked, context.now) }))
      .filter(({ fits }) => fits.length > 0 && context.random() < chance);
    const shared = await sharedOf(
      fitting.flatMap(({ asked, fits }) =>
        fits.map(({ promptId, at }) => ({ coupleId: asked.couple.id, promptId, at })),
      ),
      context,
    );
    return new Map(
      fitting.flatMap(({ asked, fits }) => {
        const mine = fits.flatMap((fit): readonly NextQuestion[] => {
          const earlier = shared.get(asked.couple.id)?.get(fit.promptId);
          const prompt = asked.library.prompts.get(fit.followUp.id);
          if (earlier === undefined || prompt === undefined) return [];
          return [{ prompt, because: { kind: 'follow-up', earlier: earlier.id, promptId: fit.promptId, at: fit.at } }];
        });
        return oneOf(asked.couple.id, mine, context);
      }),
    );
  },
};

type Fit = { readonly followUp: FollowUp; readonly promptId: string; readonly at: Instant };

/** What could pick up something that this couple was asked; nothing while the last one is too fresh. */
function fitsOf(asked: Asked, now: Instant): readonly Fit[] {
  const { couple, library, history } = asked;
  if (!isTime(asked)) return [];
  return [...library.followUps.values()].flatMap((followUp) => {
    const prompt = library.prompts.get(followUp.id);
    if (prompt === undefined || history.asked.has(followUp.id)) return [];
    if (!bothAllow(prompt, couple, history) || isDeepAgain(asked, prompt)) return [];
    return followUp.follows.flatMap((promptId): Fit | [] => {
      const past = library.prompts.get(promptId);
      const at = history.asked.get(promptId);
      const isRipe = at !== undefined && now >= at + followUp.after * week && now <= at + followUp.until * week;
      // Whoever does not want to be asked about something does not want to be reminded of it either.
      return isRipe && past !== undefined && neitherRulesOut(past, couple, history) ? { followUp, promptId, at } : [];
    });
  });
}

function isTime({ library, history }: Asked): boolean {
  const all = [...history.asked];
  const last = all.reduce((latest, [id, at]) => (library.followUps.has(id) ? Math.max(latest, at) : latest), 0);
  return all.filter(([, at]) => at > last).length >= between;
}

function oneOf(
  id: CoupleId,
  all: readonly NextQuestion[],
  { random }: ChoreContext,
): readonly (readonly [CoupleId, NextQuestion])[] {
  const next = all.length === 0 ? undefined : all[Math.floor(random() * all.length)];
  return next === undefined ? [] : [[id, next]];
}
