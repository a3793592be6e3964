import { type Card, note, text } from '../../card/card.ts';
import { join, type Markup, person } from '../../card/markup.ts';
import { clockAt } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import type { Couple, Side } from '../../model/couple.ts';
import { type DatePlanId, type ReminderKind, stateOfDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import type { JobOf } from '../../port/jobs.ts';
import { clocksFor, remindersOf } from '../../schedule/date-moments.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import { putOff } from '../put-off.ts';
import { whenWords } from './date-words.ts';
import { whatElements } from './plan-elements.ts';
import { readView, type View } from './read-view.ts';
import { linkToPlan } from './tell-news.ts';

/** Which reminder, of which time of a plan: one that was moved since is reminded of anew. */
export type Reminding = { readonly planId: DatePlanId; readonly kind: ReminderKind; readonly at: Instant };

/** In the room for those who want to be named there, and by a note for those who want one. */
export async function remindDate(context: JobContext, job: JobOf<'remind-date'>): Promise<void> {
  const view = await readView(context, job.planId);
  const concerned = view === null ? [] : job.sides.filter((side) => isNews(view, job, side, context.now));
  if (view === null || concerned.length === 0) return;
  const { couple, library } = view;
  const { telling, direct } = howToTell(clocksFor(view.plan, couple), concerned, context.now);
  const named = concerned.filter((side) => telling.users.includes(couple.partners[side].user));
  const key = `date-${job.kind}:${job.planId}:${job.at}:${job.sides.join('-')}`;
  if (named.length > 0) {
    await context.post(couple.room, reminderCard(library.say, view, job.kind, named), key, telling);
  }
  const { planId, kind, at } = job;
  await context.store.transaction(({ jobs }) =>
    jobs.enqueue(direct.map((side) => ({ name: 'note-date', planId, kind, at, side }))),
  );
}

/** A note for one of them, out of their quiet hours. */
export async function noteDate(context: JobContext, job: JobOf<'note-date'>): Promise<void> {
  const { planId, side, kind, at } = job;
  const view = await readView(context, planId);
  if (view === null || !isNews(view, job, side, context.now)) return;
  const { couple } = view;
  if (await putOff(context, clocksFor(view.plan, couple), side, job)) return;
  const me = couple.partners[side];
  const { say } = context.content.library(me.locale);
  const key = `date-${kind}:${planId}:${at}:note-${side}`;
  await context.whisper(me.user, couple.room, noteCard(say, view, kind, side), key);
}

/** Whether the plan stands as it did, nothing rests, and it is still tomorrow, or still today. */
function isNews({ plan, couple }: View, { kind, at }: Reminding, side: Side, now: Instant): boolean {
  if (couple.ending !== null || couple.pause !== null) return false;
  if (plan.at !== at || stateOfDate(plan, now) !== 'planned') return false;
  return remindersOf(plan, couple).some((one) => one.kind === kind && one.side === side && now < one.until);
}

function reminderCard(say: Say, { plan, couple }: View, kind: ReminderKind, named: readonly Side[]): Card {
  const who = join(
    named.map((side): Markup => [person(couple.partners[side].user)]),
    say.text('date.remind-and'),
  );
  return {
    title: say.text('date.remind-title'),
    tone: 'warm',
    elements: [
      text(say(`date.remind-${kind}`, { who, when: whenWords(say, couple, plan) })),
      ...whatElements({ say, plan }),
      note(say('date.remind-link', { link: linkToPlan(say, plan) })),
    ],
  };
}

/** By the clock of the one who reads it, as far as that is known. */
function noteCard(say: Say, { plan, couple }: View, kind: ReminderKind, side: Side): Card {
  const { zone } = clocksFor(plan, couple).partners[side];
  return {
    title: say.text('date.remind-title'),
    tone: 'warm',
    elements: [
      text(say(`date.note-${kind}`, { time: clockAt(plan.at, zone, say.locale), other: otherOf(couple, side) })),
      ...whatElements({ say, plan }),
      note(say('date.remind-link', { link: linkToPlan(say, plan) })),
    ],
  };
}

function otherOf({ partners }: Couple, side: Side) {
  return person(partners[side === 0 ? 1 : 0].user);
}
