import { advance } from '../../model/practice/advance.ts';
import type { ChoreContext } from '../context.ts';
import type { Chore } from '../definition.ts';
import { change, scriptOf } from './change-session.ts';

const batch = 20;

/** What time brings to sessions: a turn that is up, a wait that is over, a rest of a day. */
const passPractices: Chore = {
  name: 'pass-practices',
  batch,
  run: async (context) => {
    const due = await context.stores.practices.due(context.now, batch);
    // In one order everywhere, so that two processes never wait for each other.
    for (const { id, coupleId } of due.toSorted((a, b) => (a.coupleId < b.coupleId ? -1 : 1))) {
      await pass(context, id, coupleId);
    }
    return due.length;
  },
};

export const chores: readonly Chore[] = [passPractices];

async function pass({ stores, content, now }: ChoreContext, id: string, coupleId: string): Promise<void> {
  const couple = await stores.couples.lock(coupleId);
  const session = couple === null ? null : await stores.practices.find(id);
  if (couple === null || session === null) return;
  const script = scriptOf(content.library(couple.partners[0].locale), session);
  const outcome = advance(script, session, { kind: 'time' }, now);
  if ('session' in outcome) await change({ stores, content, now }, couple, session, outcome.session, null);
}
