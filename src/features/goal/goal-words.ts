import { type Markup, person } from '../../card/markup.ts';
import { dateAt } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import { dayIn } from '../../model/calendar-day.ts';
import { type Couple, otherSide, type Side } from '../../model/couple.ts';
import { type Goal, type GoalAbout, stepsOf } from '../../model/goal.ts';
import type { Instant } from '../../model/instant.ts';

/** `Travel, by June 12, 2027`. A day that has gone by is not held against anybody: it is left out. */
export function aboutWords(say: Say, { kind, target }: GoalAbout, today: string): string | null {
  const named = say.text(`goal.kind-${kind}`);
  if (target === null || target < today) return kind === 'other' ? null : say.text('goal.about', { kind: named });
  return say.text('goal.about-day', { kind: named, day: dayWords(say, target) });
}

/** `2027-06-12` as its reader writes it. */
export function dayWords(say: Say, target: string): string {
  return dateAt(Date.parse(`${target}T12:00:00Z`), 'UTC', say.locale);
}

/** The day that it is for a partner. */
export function todayOf(couple: Pick<Couple, 'partners'>, side: Side, now: Instant): string {
  return dayIn(couple.partners[side].zone, now);
}

/** `2 of 5 steps done`, where there are steps. */
export function stepsWords(say: Say, goal: Goal): Markup | null {
  const steps = stepsOf(goal);
  const done = steps.filter(({ ticked }) => ticked !== null).length;
  return steps.length === 0 ? null : say('goal.steps', { done, count: steps.length });
}

/** Who did something, and who the other is. */
export function namesOf({ partners }: Pick<Couple, 'partners'>, by: Side) {
  return { by: person(partners[by].user), other: person(partners[otherSide(by)].user) };
}
