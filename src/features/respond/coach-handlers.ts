import type { PrivateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { coachCard, type Showing } from './coach-card.ts';
import { findToReply, refused } from './find-revealed.ts';
import { keepCoach } from './held-coach.ts';

const open: ActionDefinition = {
  kind: 'action',
  name: 'respond.open',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => ({ kind: 'private', ...(await coach(context, action.args[0])) }),
};

/** One more reply, in the place of the thanks for the last one. */
const again: ActionDefinition = {
  kind: 'action',
  name: 'respond.again',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({ kind: 'update', ...(await coach(context, action.args[0])) }),
};

/** The same card, with what help to reply rests on. */
const why: ActionDefinition = {
  kind: 'action',
  name: 'respond.why',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    ...(await coach(context, action.args[0], 'why')),
  }),
};

/** The same for the newest check-in that both have answered. */
const respond: CommandDefinition = {
  kind: 'command',
  path: 'checkin respond',
  description: 'commands.checkin-respond',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => {
    const latest = await context.stores.checkIns.latestRevealed(context.couple.id);
    if (latest === null) return { kind: 'private', card: refused(context, 'respond.refused-nothing').refusal };
    return { kind: 'private', ...(await coach(context, latest.id, 'asked')) };
  },
};

export const coachDefinitions: readonly Definition[] = [respond, open, again, why];

/** What it rests on is told by itself until one has replied once. */
async function coach(context: CoupleContext, id: string | undefined, showing?: Showing): Promise<Coach> {
  const found = await findToReply(context, id);
  if ('refusal' in found) return { card: found.refusal };
  const { stores, couple, side } = context;
  const usual = async () => ((await stores.answers.hasResponded(couple.id, side)) ? 'again' : 'first');
  return { card: coachCard(context, found, showing ?? (await usual())), keep: keepCoach(found.checkIn.id) };
}

type Coach = Pick<PrivateReply, 'card' | 'keep'>;
