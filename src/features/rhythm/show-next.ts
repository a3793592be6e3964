import { stateOf } from '../../model/check-in.ts';
import type { CoupleContext } from '../context.ts';
import type { CommandDefinition } from '../definition.ts';
import { readTimetable } from '../upcoming.ts';
import { nextCard, type Waiting } from './next-card.ts';

/** When and why the next question comes, what was left out and why, and what waits. */
export const showNext: CommandDefinition = {
  kind: 'command',
  path: 'checkin next',
  description: 'rhythm.command-next',
  options: [],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => {
    const { couple, say } = context;
    const timetable = await readTimetable(context, couple);
    return { kind: 'private', card: nextCard(say, couple, timetable, await waiting(context)) };
  },
};

/** Whether a question is open, and whether one's own answer is in: nothing about the other's. */
async function waiting({ couple, side, stores, now }: CoupleContext): Promise<Waiting> {
  const open = await stores.checkIns.latestOpen(couple.id, now);
  if (open === null || open.mode === 'open' || stateOf(open, now) !== 'open') return 'nothing';
  return open.answeredAt[side] === null ? 'unanswered' : 'answered';
}
