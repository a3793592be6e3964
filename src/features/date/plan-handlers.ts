import { z } from 'zod';
import { giveBack } from '../../content/give-back.ts';
import { changedPlan, type DateNote, type DatePlan, newDatePlan, stateOfDate } from '../../model/date-plan.ts';
import type { FormReply, PrivateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { keepPlan, tellOther } from './change-plan.ts';
import { findPlanned, refused, tooLong } from './find-plan.ts';
import { keepOwn } from './held-date.ts';
import { ownPlan } from './own-card.ts';
import { type Beside, type Editing, emptyValues, longestInput, planForm, valuesOf } from './plan-form.ts';
import { planOptions, withOptions } from './plan-options.ts';
import { type PlanWish, readPlan, typedValues } from './read-plan.ts';

/** `/date plan`: the form, with what was typed after the command. */
const plan: CommandDefinition = {
  kind: 'command',
  path: 'date plan',
  description: 'date.command-plan',
  options: planOptions,
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, options) => {
    const { values, hints } = withOptions(context, options);
    return { kind: 'form', form: planForm(context, fresh(context), values, { hints }) };
  },
};

/** The same from a card. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'date.plan',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext) => openPlanForm(context),
};

/** Either may change a plan while its time is ahead. */
const change: ActionDefinition = {
  kind: 'action',
  name: 'date.change',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = await findPlanned(context, action.args[0]);
    if ('refusal' in found) return privately(found.refusal);
    const note = await context.stores.dates.note(found.plan.id, context.side);
    const values = valuesOf(context, found.plan, note);
    return { kind: 'form', form: planForm(context, found.plan, values, whoSees(found.plan, note)) };
  },
};

/** Takes a new plan, or what was changed in one. */
const keep: FormDefinition = {
  kind: 'form',
  name: 'date.keep',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted) => {
    const { say, stores, couple, now } = context;
    const values = typedValues(submitted);
    const long = tooLong(context, values, longestInput);
    if (long !== null) return long;
    const id = z.uuid().catch(context.newId()).parse(action.args[0]);
    const seen = z.coerce.number().int().min(0).catch(0).parse(action.args[1]);
    const before = await stores.dates.find(id);
    const no = whyNot(context, before, seen);
    if (no !== null) return giveBack(say, refused(context, no).refusal, Object.values(values));

    const note = before === null ? null : await stores.dates.note(id, context.side);
    const invalid = (editing: Editing, problems: Readonly<Record<string, string>>) =>
      ({ kind: 'invalid', form: planForm(context, editing, values, whoSees(before, note)), problems }) as const;
    const wish = readPlan(context, values);
    // What its author has seen stays what it was: what the other changed meanwhile is still to be found.
    if ('problems' in wish) return invalid({ id, revision: seen }, wish.problems);
    const after = withWish(context, id, before, wish);
    if (before !== null && after !== before && before.revision !== seen) {
      return invalid(before, { day: say.text('date.problem-changed') });
    }
    const isTold = before !== null && after !== before;
    if (after !== before) await stores.dates.save(after, null);
    await keepNote(context, after, wish);
    const kept = (await stores.dates.find(id)) ?? after;
    await keepPlan({ stores, now }, couple, kept);
    if (isTold) await tellOther({ stores }, kept, context.side, 'changed');
    const card = await ownPlan(context, kept, before === null ? 'planned' : 'changed');
    return { kind: 'update', card, keep: keepOwn(kept, context) };
  },
};

export const definitions: readonly Definition[] = [plan, open, change, keep];

/** A form for a plan that is not there yet, with what it is about. */
export function openPlanForm(
  context: CoupleContext,
  known: Parameters<typeof emptyValues>[1] = {},
): FormReply | PrivateReply {
  return { kind: 'form', form: planForm(context, fresh(context), emptyValues(context, known)) };
}

/** `id` is what it will be kept under, so that sent twice it is planned once. */
function fresh({ newId }: CoupleContext): Editing {
  return { id: newId(), revision: 0 };
}

/** What its author has to know while they type: whether others see it too. */
function whoSees(plan: DatePlan | null, note: DateNote | null): Beside {
  return { sharesNote: note?.shared === true, isEvent: plan?.event.wanted === true };
}

function withWish(context: CoupleContext, id: string, before: DatePlan | null, wish: PlanWish): DatePlan {
  const { couple, side, now } = context;
  const setting = { by: side, what: wish.what, at: wish.at, zone: wish.zone };
  return before === null ? newDatePlan({ id, coupleId: couple.id }, setting, now) : changedPlan(before, setting, now);
}

/** Why a plan cannot be changed any more. */
function whyNot(
  { couple, now }: CoupleContext,
  before: DatePlan | null,
  seen: number,
): 'date.refused-unknown' | 'date.refused-off' | 'date.refused-past' | null {
  if (before === null) return seen === 0 ? null : 'date.refused-unknown';
  if (before.coupleId !== couple.id) return 'date.refused-unknown';
  const state = stateOfDate(before, now);
  return state === 'planned' ? null : state === 'off' ? 'date.refused-off' : 'date.refused-past';
}

/** A note that was shared stays shared, whatever stands in it. */
async function keepNote({ stores, side }: CoupleContext, { id }: DatePlan, { note }: PlanWish): Promise<void> {
  const before = await stores.dates.note(id, side);
  if (before?.words.reveal() === note?.reveal()) return;
  await stores.dates.setNote(id, side, note === null ? null : { words: note, shared: before?.shared ?? false });
}
