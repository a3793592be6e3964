import type { ParsedAction } from '../../card/action-id.ts';
import { type Card, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { introCard, listCard, saidCard } from './cards.ts';
import { start as begin, leave as end, type Offer, offered, runningOf } from './change-journey.ts';
import { journeysIn } from './plan-steps.ts';

/** `/journey`: where they are, and what there is. */
const journey: CommandDefinition = {
  kind: 'command',
  path: 'journey',
  description: 'journey.command',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await list(context)),
};

const back: ActionDefinition = {
  kind: 'action',
  name: 'journey.list',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext) => ({ kind: 'update', card: await list(context) }),
};

/** Picked in the list. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'journey.open',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, value) => {
    const offer = await find(context, value);
    const card = offer === null ? await list(context) : introCard(context, offer, await runningOf(context));
    return { kind: 'update', card };
  },
};

const start: ActionDefinition = {
  kind: 'action',
  name: 'journey.start',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [id] }) => {
    const { say, other } = context;
    const running = await runningOf(context);
    const offer = running?.journey === id ? null : await find(context, id);
    if (offer === null) return { kind: 'update', card: await list(context) };
    await begin(context, offer);
    return { kind: 'update', card: saidCard(context, text(say('journey.started', { other: person(other.user) }))) };
  },
};

/** On the card in the room: that changes by itself. */
const leave: ActionDefinition = {
  kind: 'action',
  name: 'journey.leave',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => privately(await leaveIt(context, action)),
};

const leaveHere: ActionDefinition = {
  kind: 'action',
  name: 'journey.leave-here',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({ kind: 'update', card: await leaveIt(context, action) }),
};

export const definitions: readonly Definition[] = [journey, back, open, start, leave, leaveHere];

async function list(context: CoupleContext): Promise<Card> {
  return listCard(context, await runningOf(context), await offered(context, journeysIn(context.library)));
}

async function find(context: CoupleContext, id: string | undefined): Promise<Offer | null> {
  const all = await offered(
    context,
    journeysIn(context.library).filter((one) => one.id === id),
  );
  return all[0] ?? null;
}

async function leaveIt(context: CoupleContext, { args: [id] }: ParsedAction): Promise<Card> {
  const { say, library, other } = context;
  const running = await runningOf(context);
  if (running === null || running.id !== id) return saidCard(context, text(say('journey.left-already')), 'notice');
  await end(context, running);
  const title = library.journeys.get(running.journey)?.title ?? say.text('journey.title-gone');
  return saidCard(context, text(say('journey.left', { title, other: person(other.user) })));
}
