import { type CoupleId, type Side, sides } from '../../model/couple.ts';
import { type DateCard, type DatePlanId, dateCards, stateOfDate } from '../../model/date-plan.ts';
import type { Unshown } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import type { JobContext } from '../context.ts';
import type { JobDefinitions } from '../definition.ts';
import { showLiving } from '../living-card.ts';
import { isLasting } from '../refused.ts';
import type { DateNews } from './change-plan.ts';
import { keepEvent } from './keep-event.ts';
import { livingDate } from './living-date.ts';
import { noteDate, type Reminding, remindDate } from './remind.ts';
import { tellDate } from './tell-news.ts';

type AboutPlan = { readonly planId: DatePlanId };

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'show-date': AboutPlan;
    /** `revision`: what it is about. What was changed once more since is told by that. */
    'tell-date': AboutPlan & { readonly revision: number; readonly by: Side; readonly news: DateNews };
    'remind-date': Reminding & { readonly sides: readonly Side[] };
    'note-date': Reminding & { readonly side: Side };
    /** `by`: the one who asked for it. */
    'keep-event': AboutPlan & { readonly by?: Side };
  }
}

export const jobs: JobDefinitions<'show-date' | 'tell-date' | 'remind-date' | 'note-date' | 'keep-event'> = {
  'show-date': { run: showDate, coupleOf, unshown },
  'tell-date': { run: tellDate, coupleOf },
  'remind-date': { run: remindDate, coupleOf },
  'note-date': { run: noteDate },
  'keep-event': { run: keepEvent },
};

async function coupleOf({ dates }: Stores, { planId }: AboutPlan): Promise<CoupleId | null> {
  return (await dates.find(planId))?.coupleId ?? null;
}

/** Both hear where to find a plan that could not be shown. */
async function unshown({ dates }: Stores, { planId: key }: AboutPlan): Promise<Unshown | null> {
  const plan = await dates.find(key);
  if (plan === null || plan.messages.plan !== null) return null;
  return { coupleId: plan.coupleId, to: sides, notice: 'date-unshown', key };
}

/** First the card on which it goes on now; then those that are over, for which nobody waits. */
async function showDate(context: JobContext, { planId }: AboutPlan): Promise<void> {
  const plan = await context.store.transaction(({ dates }) => dates.find(planId));
  if (plan === null) return;
  const isAhead = stateOfDate(plan, context.now) === 'planned' || plan.askedAt === null;
  const current: DateCard = plan.shownAt !== null ? 'both' : isAhead ? 'plan' : 'ask';
  await showLiving(context, livingDate(context, planId, current), { post: true });
  for (const card of dateCards) if (card !== current) await bringOver(context, planId, card);
}

/** Whoever presses what still stands there reads that it is over. */
async function bringOver(context: JobContext, planId: DatePlanId, card: DateCard): Promise<void> {
  try {
    await showLiving(context, livingDate(context, planId, card), { post: false });
  } catch (error) {
    if (!isLasting(context, error)) throw error;
  }
}
