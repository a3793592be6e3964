import { note, text } from '../../card/card.ts';
import { person, type Span } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import { otherSide } from '../../model/couple.ts';
import { type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import type { JobOf } from '../../port/jobs.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import { findPost } from '../living-keys.ts';
import { noteDirectly } from '../note-directly.ts';
import { cardKey, whenWords } from './date-words.ts';
import { readView } from './read-view.ts';

/** Says in the room what became of a plan, for the other to hear. What was changed once more since is told by that. */
export async function tellDate(context: JobContext, job: JobOf<'tell-date'>): Promise<void> {
  const { planId, revision, by, news } = job;
  const view = await readView(context, planId);
  if (view === null || view.couple.ending !== null) return;
  const { plan, couple, library } = view;
  if (plan.revision !== revision || plan.at <= context.now) return;
  // Nobody has to know of what was never there. A card that was deleted since, or had no luck, was there to hear of.
  if (plan.messages.plan === null && (await findPost(context, cardKey(planId, 'plan'))) === null) return;
  const { say } = library;
  const other = otherSide(by);
  const { telling, direct } = howToTell(couple, [other], context.now);
  const names = { by: person(couple.partners[by].user), other: person(couple.partners[other].user) };
  const isOn = stateOfDate(plan, context.now) === 'planned';
  const card = {
    tone: 'calm',
    elements: [
      text(say(`date.news-${news}`, names)),
      ...(isOn ? [text(say('date.when-planned', { when: whenWords(say, couple, plan) }))] : []),
      note(say('date.news-link', { link: linkToPlan(say, plan) })),
    ],
  } as const;
  const key = `date-${news}:${planId}:${revision}`;
  const message = await context.post(couple.room, card, key, telling);
  const about = { kind: 'date-plan', id: planId };
  await noteDirectly(context.store, couple.id, direct, { notice: 'reply-here', about }, key, message);
}

export function linkToPlan(say: Say, { messages }: DatePlan): Span {
  const label = say.text('date.news-here');
  return messages.plan === null ? { kind: 'plain', text: label } : { kind: 'message', message: messages.plan, label };
}
