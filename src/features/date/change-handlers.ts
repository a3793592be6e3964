import type { ParsedAction } from '../../card/action-id.ts';
import { type Card, note, text } from '../../card/card.ts';
import { type DatePlan, stateOfDate, withOff } from '../../model/date-plan.ts';
import { hour } from '../../model/instant.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { keepPlan, showPlan, tellOther } from './change-plan.ts';
import { findPlan, findPlanned, type Refused, refused } from './find-plan.ts';
import { keepOwn } from './held-date.ts';
import { ownPlan } from './own-card.ts';

/** One's own look at a plan, from a card that both see or from the list. */
const look: ActionDefinition = {
  kind: 'action',
  name: 'date.open',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const found = await findPlan(context, action.args[0]);
    if ('refusal' in found) return privately(found.refusal);
    return { kind: 'private', card: await ownPlan(context, found.plan), keep: keepOwn(found.plan, context) };
  },
};

/** Either may call it off. The card of both follows by itself. */
const off: ActionDefinition = {
  kind: 'action',
  name: 'date.off',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => replyTo(context, action, await setOff(context, action, true)),
};

/** It is on after all. */
const on: ActionDefinition = {
  kind: 'action',
  name: 'date.on',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => replyTo(context, action, await setOff(context, action, false)),
};

/** Lets the other read one's note, or not any more. */
const share: ActionDefinition = {
  kind: 'action',
  name: 'date.share',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const { stores, side, now } = context;
    const found = await findPlan(context, action.args[0]);
    if ('refusal' in found) return { kind: 'update', card: found.refusal };
    const { id } = found.plan;
    const own = await stores.dates.note(id, side);
    const shared = action.args[1] === 'yes';
    if (own !== null && own.shared !== shared) {
      await stores.dates.setNote(id, side, { ...own, shared });
      await showPlan({ stores, now }, found.plan);
    }
    const plan = (await stores.dates.find(id)) ?? found.plan;
    return { kind: 'update', card: await ownPlan(context, plan), keep: keepOwn(plan, context) };
  },
};

/** How long it takes, as far as a calendar has to know. */
const length = 2 * hour;

/** A file for one's own calendar; of a plan that is called off, one that takes it out again. */
const calendar: ActionDefinition = {
  kind: 'action',
  name: 'date.calendar',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const { say, now, writeCalendar } = context;
    const found = await findPlan(context, action.args[0]);
    if ('refusal' in found) return privately(found.refusal);
    const { id, revision, at, what, shared, offAt } = found.plan;
    if (what === null) return privately(refused(context, 'date.refused-unknown').refusal);
    const notes = shared.filter((words) => words !== null);
    const calledOff = offAt !== null;
    const entry = { id, revision, from: at, until: at + length, at: now, what, notes, calledOff };
    const card: Card = {
      title: say.text('date.calendar-title'),
      tone: 'calm',
      elements: [
        text(say(calledOff ? 'date.calendar-off' : 'date.calendar')),
        ...(calledOff ? [] : [note(say('date.calendar-again'))]),
      ],
    };
    return {
      kind: 'private',
      card,
      files: [{ name: 'event.ics', mediaType: 'text/calendar', text: writeCalendar(entry) }],
    };
  },
};

export const definitions: readonly Definition[] = [look, off, on, share, calendar];

async function setOff(
  context: CoupleContext,
  action: ParsedAction,
  isOff: boolean,
): Promise<{ plan: DatePlan } | Refused> {
  const { stores, couple, side, now } = context;
  const found = await (isOff ? findPlanned : findPlan)(context, action.args[0]);
  if ('refusal' in found) {
    // Both may press it: it is off then, as it was wanted.
    const again = await findPlan(context, action.args[0]);
    return 'plan' in again && isOff && stateOfDate(again.plan, now) === 'off' ? again : found;
  }
  if (!isOff && found.plan.at <= now) return refused(context, 'date.refused-past');
  const after = withOff(found.plan, isOff, now);
  if (after === found.plan) return found;
  await keepPlan({ stores, now }, couple, after);
  await tellOther({ stores }, after, side, isOff ? 'off' : 'on');
  return { plan: after };
}

async function replyTo(context: CoupleContext, { args }: ParsedAction, done: { plan: DatePlan } | Refused) {
  if (args[1] === 'room') return 'refusal' in done ? privately(done.refusal) : ({ kind: 'nothing' } as const);
  if ('refusal' in done) return { kind: 'update', card: done.refusal } as const;
  return { kind: 'update', card: await ownPlan(context, done.plan), keep: keepOwn(done.plan, context) } as const;
}
