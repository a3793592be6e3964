import type { ParsedAction } from '../../card/action-id.ts';
import { actionId } from '../../card/action-id.ts';
import { text } from '../../card/card.ts';
import type { Form } from '../../card/form.ts';
import { person } from '../../card/markup.ts';
import { giveBack } from '../../content/give-back.ts';
import { type DatePlan, stateOfDate, withLine, withOff, withPass } from '../../model/date-plan.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { keepPlan, lookAt } from './change-plan.ts';
import { longest } from './date-words.ts';
import { findPlan, type Refused, refused, tooLong } from './find-plan.ts';
import { keepOwn } from './held-date.ts';
import { ownPlan } from './own-card.ts';
import { openPlanForm } from './plan-handlers.ts';

/** Opens the form for one line, with what one wrote before. */
const say: ActionDefinition = {
  kind: 'action',
  name: 'date.say',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = await findOpen(context, action);
    if ('refusal' in found) return privately(found.refusal);
    const before = await context.stores.dates.ownLine(found.plan.id, context.side);
    return { kind: 'form', form: lineForm(context, found.plan, before) };
  },
};

/** Keeps the line, sealed; the second of the two has both shown. What comes too late goes back to its author. */
const line: FormDefinition = {
  kind: 'form',
  name: 'date.line',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted) => {
    const { stores, couple, side, now } = context;
    const found = await findOpen(context, action);
    const words = submitted.typed['words'] ?? new PartnerWords('');
    if ('refusal' in found) return giveBack(context.say, found.refusal, [words]);
    const long = tooLong(context, { words }, { words: longest.line });
    if (long !== null) return long;
    if (words.blank) {
      const problems = { words: context.say.text('date.problem-line') };
      return { kind: 'invalid', form: lineForm(context, found.plan, words), problems };
    }
    const after = withLine(found.plan, side, couple.reveal, now);
    await stores.dates.setLine(after.id, side, words);
    await keepPlan({ stores, now }, couple, after);
    return { kind: 'update', card: await ownPlan(context, after), keep: keepOwn(after, context) };
  },
};

/** Leaves it, silently: the card of both stays as it is. */
const pass: ActionDefinition = {
  kind: 'action',
  name: 'date.pass',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const { stores, side, other } = context;
    const found = await findOpen(context, action);
    if ('refusal' in found) return privately(found.refusal);
    const after = withPass(found.plan, side);
    await stores.dates.save(after, lookAt(after, context.couple, context.now));
    const elements = [text(context.say('date.passed', { other: person(other.user) }))];
    return privately({ tone: 'calm', elements });
  },
};

/** It did not happen; nobody is asked about it then. */
const skip: ActionDefinition = {
  kind: 'action',
  name: 'date.skip',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const found = await findOpen(context, action);
    if ('refusal' in found) return privately(found.refusal);
    if (found.plan.wroteAt.some((at) => at !== null)) return privately(refused(context, 'date.refused-wrote').refusal);
    await keepPlan(context, context.couple, withOff(found.plan, true, context.now));
    return { kind: 'nothing' };
  },
};

/** It did, after all. */
const happened: ActionDefinition = {
  kind: 'action',
  name: 'date.happened',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const found = await findPlan(context, action.args[0]);
    if ('refusal' in found) return privately(found.refusal);
    await keepPlan(context, context.couple, withOff(found.plan, false, context.now));
    return { kind: 'nothing' };
  },
};

/** The same once more, on another day. */
const again: ActionDefinition = {
  kind: 'action',
  name: 'date.again',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = await findPlan(context, action.args[0]);
    if ('refusal' in found) return privately(found.refusal);
    const { what } = found.plan;
    return openPlanForm(context, what === null ? {} : { what });
  },
};

export const definitions: readonly Definition[] = [say, line, pass, skip, happened, again];

/** One of which something can be said: its time has come, and not both have. */
async function findOpen(
  context: CoupleContext,
  { args }: ParsedAction,
): Promise<{ readonly plan: DatePlan } | Refused> {
  const found = await findPlan(context, args[0]);
  if ('refusal' in found) return found;
  const state = stateOfDate(found.plan, context.now);
  if (state === 'planned') return refused(context, 'date.refused-early');
  if (state === 'off') return refused(context, 'date.refused-off');
  return found.plan.shownAt === null ? found : refused(context, 'date.refused-shown');
}

function lineForm({ say: speak }: CoupleContext, { id, what }: DatePlan, words: PartnerWords | null): Form {
  return {
    action: actionId('date.line', id),
    title: speak.text('date.line-title'),
    ...(what === null ? {} : { quote: what }),
    inputs: [
      {
        kind: 'text',
        name: 'words',
        label: speak.text('date.line-label'),
        hint: speak.text('date.line-hint'),
        lines: 'many',
        required: true,
        maxLength: longest.line,
        ...(words === null ? {} : { value: words }),
      },
    ],
    submit: speak.text('date.line-submit'),
  };
}
