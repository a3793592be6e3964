import type { CoupleId } from '../../../src/model/couple.ts';
import { dueAt } from '../../../src/model/practice/advance.ts';
import { endingOf, type Session } from '../../../src/model/practice/session.ts';
import type { PagePlace, PracticeStore } from '../../../src/port/stores/practice-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

type PageRow = PagePlace & { readonly sessionId: string; readonly coupleId: CoupleId };

export function createPracticeStore(memory: Memory): PracticeStore {
  const sessions = memory.table({
    name: 'practice_sessions',
    key: ({ id }: Session) => id,
    couple: ({ coupleId }) => coupleId,
    due: { pass: dueAt },
    sealed: ['entries'],
  });
  const pages = memory.table({
    name: 'practice_pages',
    key: ({ sessionId, page }: PageRow) => `${sessionId},${page}`,
    couple: ({ coupleId }) => coupleId,
    found: { session: ({ sessionId }) => [sessionId] },
  });
  const going = (coupleId: CoupleId, held: boolean) =>
    sessions.ofCouple(coupleId).find((one) => endingOf(one) === null && one.held === held) ?? null;
  const place = (sessionId: string, page: number, change: Partial<PagePlace>): void => {
    const session = sessions.get(sessionId);
    if (session === undefined) throw new Error(`there is no session ${sessionId}`);
    const known = pages.get(`${sessionId},${page}`) ?? {
      sessionId,
      coupleId: session.coupleId,
      page,
      message: null,
      settled: false,
    };
    pages.put({ ...known, ...change });
  };

  return {
    save: async (session) => {
      memory.couple(session.coupleId);
      const other = going(session.coupleId, session.held);
      if (endingOf(session) === null && other !== null && other.id !== session.id)
        throw new Error('a couple has one that goes on');
      sessions.put({
        ...session,
        entries: session.entries.toSorted(
          by(
            ({ at }) => at,
            ({ visit }) => visit,
            ({ side }) => side,
          ),
        ),
      });
    },
    find: async (id) => sessions.get(id) ?? null,
    live: async (coupleId) => going(coupleId, false),
    held: async (coupleId) => going(coupleId, true),
    all: async (coupleId) => sessions.ofCouple(coupleId).toSorted(oldestFirst),
    doneIn: async (coupleId, { from, until }) =>
      sessions
        .ofCouple(coupleId)
        .filter((one) => one.startedAt >= from && one.startedAt < until && endingOf(one) === 'done')
        .toSorted(oldestFirst)
        .map(({ practice, startedAt: at }) => ({ practice, at })),
    due: async (now, most) => sessions.due('pass', now, most).map(({ id, coupleId }) => ({ id, coupleId })),
    places: async (id) =>
      pages
        .by('session', id)
        .toSorted(by(({ page }) => page))
        .map(({ page, message, settled }) => ({ page, message, settled })),
    place: async (id, page, message) => place(id, page, { message }),
    settle: async (id, page) => place(id, page, { settled: true }),
    forget: async (coupleId, side) => {
      for (const one of sessions.ofCouple(coupleId)) {
        sessions.put({ ...one, entries: one.entries.filter((entry) => entry.side !== side) });
      }
    },
  };
}

const oldestFirst = by<Session>(
  ({ startedAt }) => startedAt,
  ({ id }) => id,
);
