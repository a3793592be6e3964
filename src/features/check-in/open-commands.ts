import type { CheckIn } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { type OwnShown, privatelyKept, updateKept } from './kept-replies.ts';
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
    privatelyKept(await forNext(context, async (open, all) => whole(context, open, all))),
};

const pass: CommandDefinition = {
  kind: 'command',
  path: 'checkin pass',
  description: 'commands.checkin-pass',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) =>
    privatelyKept(
      await forNext(context, async (open) => ({ card: await leave(context, open), checkIn: open.checkIn })),
    ),
};

const swapCommand: CommandDefinition = {
  kind: 'command',
  path: 'checkin swap',
  description: 'commands.checkin-swap',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privatelyKept(await forNext(context, (open) => swap(context, open))),
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
    const next = all[(at + 1) % all.length] ?? null;
    return updateKept(await withOpen(context, next, async (open) => whole(context, open, all)));
  },
};

export const openDefinitions: readonly Definition[] = [answer, pass, swapCommand, another];

function whole(context: CoupleContext, open: OpenCheckIn, all: readonly CheckIn[]): OwnShown {
  return { card: ownCard(context, { ...open, more: all.length > 1 }), checkIn: open.checkIn };
}

async function forNext(
  context: CoupleContext,
  show: (open: OpenCheckIn, all: readonly CheckIn[]) => Promise<OwnShown>,
): Promise<OwnShown> {
  const all = await openOnes(context);
  return withOpen(context, nextFor(context, all), (open) => show(open, all));
}

async function withOpen(
  context: CoupleContext,
  one: CheckIn | null,
  show: (open: OpenCheckIn) => Promise<OwnShown>,
): Promise<OwnShown> {
  if (one === null) return { card: refused(context, await nothingOpen(context)).refusal };
  const open = await lockOpen(context, one);
  return open === null ? { card: refused(context, 'check-in.refused-no-prompt').refusal } : show(open);
}

/** Where the couple just talks, there is nothing to answer, and that is said. */
async function nothingOpen({ stores, couple, now }: CoupleContext) {
  const latest = await stores.checkIns.latestOpen(couple.id, now);
  return latest?.mode === 'open' ? 'check-in.refused-open-mode' : 'check-in.refused-nothing-open';
}
