import { type Card, text } from '../../../card/card.ts';
import type { CopyKey } from '../../../content/copy.ts';
import type { DueRitual } from '../../../port/stores/ritual-store.ts';
import type { CoupleContext } from '../../context.ts';
import type { ActionDefinition, Definition } from '../../definition.ts';
import { privately } from '../../privately.ts';
import type { RitualDefinition } from '../../ritual.ts';
import { switchRitual } from '../../switch-ritual.ts';
import { invite, show } from '../meet.ts';

declare module '../../../model/ritual.ts' {
  interface RitualNames {
    /** The pulse, once a month. */
    pulse: true;
  }
}

/** Nobody has it from the start: it is offered once both have seen a first pulse together, below what they see. */
const monthlyPulse: RitualDefinition = {
  name: 'pulse',
  suggested: ({ time, zone }, now) => {
    // They have just been through one: it comes in a month, and not again this evening.
    const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
    return { monthDay: today.subtract({ days: 1 }).day, time, zone };
  },
  run: async (due, context) => {
    const silent: DueRitual[] = [];
    for (const one of due) if (!(await invite(context, one.couple, 'pulse'))) silent.push(one);
    return silent;
  },
};

export const rituals: readonly RitualDefinition[] = [monthlyPulse];

/** From the card in the room: either of the two takes the offer. */
const everyMonth: ActionDefinition = {
  kind: 'action',
  name: 'pulse.every-month',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await choose(context, true)),
};

/** From one's own card, in either direction. */
const monthly: ActionDefinition = {
  kind: 'action',
  name: 'pulse.monthly',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await choose(context, action.args[0] === 'on'),
  }),
};

export const monthlyDefinitions: readonly Definition[] = [everyMonth, monthly];

async function choose(context: CoupleContext, on: boolean): Promise<Card> {
  const { stores, couple, say, now } = context;
  await switchRitual(context, couple, monthlyPulse, on);
  const [latest] = await stores.meetings.met(couple.id, 'pulse', 1);
  if (latest !== undefined) await show(stores, latest, now);
  const key: CopyKey = on ? 'pulse.monthly-chosen' : 'pulse.monthly-stopped';
  return { title: say.text('pulse.own-title'), tone: 'calm', elements: [text(say(key))] };
}
