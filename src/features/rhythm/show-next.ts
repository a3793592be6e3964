import { stateOf } from '../../model/check-in.ts';
import type { AtAGlance } from '../at-a-glance.ts';
import { calendar, calendarSpan, lookAhead } from '../calendar.ts';
import type { CoupleContext } from '../context.ts';
import type { CommandDefinition } from '../definition.ts';
import { readTimetable } from '../upcoming.ts';
import { nextCard, type Waiting } from './next-card.ts';

/** When and why the next ones come, what was left out and why, what waits, and what comes in the four weeks from now. */
export function showNext(parts: () => readonly AtAGlance[]): CommandDefinition {
  return {
    kind: 'command',
    path: 'checkin next',
    description: 'rhythm.command-next',
    options: [],
    who: 'partner',
    ack: 'private',
    run: async (context: CoupleContext) => {
      const { couple, side, say, now } = context;
      const timetable = await readTimetable(context, couple);
      const things = await lookAhead(parts(), { ...context, until: now + calendarSpan });
      const ahead = calendar(say, couple, side, things, now);
      return { kind: 'private', card: nextCard(say, couple, timetable, await waiting(context), ahead) };
    },
  };
}

/** Whether a question is open, and whether one's own answer is in: nothing about the other's. */
async function waiting({ couple, side, stores, now }: CoupleContext): Promise<Waiting> {
  const open = await stores.checkIns.latestOpen(couple.id, now);
  if (open === null || open.mode === 'open' || stateOf(open, now) !== 'open') return 'nothing';
  return open.answeredAt[side] === null ? 'unanswered' : 'answered';
}
