import type { Card } from '../../card/card.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { type OpenCheckIn, refused } from './open-check-in.ts';
import { lockOpen, nextFor, openOnes } from './open-ones.ts';
import { ownCard } from './own-cards.ts';
import { leave } from './pass-handlers.ts';
import { swap } from './swap-handlers.ts';

/** What the buttons in the room do, by command. */
const answer: CommandDefinition = {
  kind: 'command',
  path: 'checkin answer',
  description: 'commands.checkin-answer',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) =>
    privately(await forNext(context, async (open, all) => ownCard(context, { ...open, more: all.length > 1 }))),
};

const pass: CommandDefinition = {
  kind: 'command',
  path: 'checkin pass',
  description: 'commands.checkin-pass',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await forNext(context, (open) => leave(context, open))),
};

const swapCommand: CommandDefinition = {
  kind: 'command',
  path: 'checkin swap',
  description: 'commands.checkin-swap',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) =>
    privately(
      await forNext(context, async (open) => {
        const swapped = await swap(context, open);
        return 'refusal' in swapped ? swapped.refusal : swapped.card;
      }),
    ),
};

/** Goes round the open questions, on the same private card. */
const another: ActionDefinition = {
  kind: 'action',
  name: 'check-in.another',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const all = await openOnes(context);
    const at = all.findIndex((one) => one.id === action.args[0]);
    return { kind: 'update', card: await shown(context, all, all[(at + 1) % all.length] ?? null) };
  },
};

export const openDefinitions: readonly Definition[] = [answer, pass, swapCommand, another];

async function shown(context: CoupleContext, all: readonly CheckIn[], one: CheckIn | null): Promise<Card> {
  return withOpen(context, one, async (open) => ownCard(context, { ...open, more: all.length > 1 }));
}

async function forNext(
  context: CoupleContext,
  card: (open: OpenCheckIn, all: readonly CheckIn[]) => Promise<Card>,
): Promise<Card> {
  const all = await openOnes(context);
  return withOpen(context, nextFor(context, all), (open) => card(open, all));
}

async function withOpen(
  context: CoupleContext,
  one: CheckIn | null,
  card: (open: OpenCheckIn) => Promise<Card>,
): Promise<Card> {
  if (one === null) return refused(context, await nothingOpen(context)).refusal;
  const open = await lockOpen(context, one);
  return open === null ? refused(context, 'check-in.refused-no-prompt').refusal : card(open);
}

/** Where the couple just talks, there is nothing to answer, and that is said. */
async function nothingOpen({ stores, couple, now }: CoupleContext) {
  const latest = await stores.checkIns.latestOpen(couple.id, now);
  return latest?.mode === 'open' ? 'check-in.refused-open-mode' : 'check-in.refused-nothing-open';
}
