import { type Selectable, sql } from 'kysely';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { dueAt } from '../../src/model/practice/advance.ts';
import { type Entry, endingOf, type Session } from '../../src/model/practice/session.ts';
import type { PracticeStore } from '../../src/port/stores/practice-store.ts';
import { type Connection, type CoupleKey, coupleKey } from './couple-key.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import type { PracticeEntriesTable, PracticeSessionsTable } from './practice-tables.ts';

type Row = Selectable<PracticeSessionsTable>;
type EntryRow = Selectable<PracticeEntriesTable>;

/** How a session stands is plain: it holds no word and no choice of anybody. Each entry is sealed for its place alone. */
export function createPracticeStore(connection: Connection): PracticeStore {
  const { db } = connection;
  const sessions = db.selectFrom('practice_sessions').selectAll();

  const open = async (rows: readonly Row[]): Promise<readonly Session[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await coupleKey(connection, first.couple_id);
    const ids = rows.map(({ id }) => id);
    const entries = await db.selectFrom('practice_entries').selectAll().where('session_id', 'in', ids).execute();
    const opened = await Promise.all(entries.map((one) => openEntry(key, one)));
    return rows.map((row) => toSession(row, opened));
  };
  const standing = async (coupleId: string, state: Row['state']): Promise<Session | null> => {
    const [found] = await open(await sessions.where('couple_id', '=', coupleId).where('state', '=', state).execute());
    return found ?? null;
  };

  return {
    save: async (session) => {
      const row = toRow(session);
      await db
        .insertInto('practice_sessions')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ state: row.state, due_at: row.due_at, course: row.course }),
        )
        .execute();
      const key = await coupleKey(connection, session.coupleId);
      await db.deleteFrom('practice_entries').where('session_id', '=', session.id).execute();
      const values = await Promise.all(session.entries.map((entry) => closeEntry(key, session.id, entry)));
      if (values.length > 0) await db.insertInto('practice_entries').values(values).execute();
    },
    find: async (id) => {
      const [found] = await open(await sessions.where('id', '=', id).execute());
      return found ?? null;
    },
    live: (coupleId) => standing(coupleId, 'live'),
    held: (coupleId) => standing(coupleId, 'held'),
    all: async (coupleId) =>
      open(await sessions.where('couple_id', '=', coupleId).orderBy('started_at').orderBy('id').execute()),
    doneIn: async (coupleId, { from, until }) => {
      const rows = await db
        .selectFrom('practice_sessions')
        .select(['practice', 'started_at'])
        .where('couple_id', '=', coupleId)
        .where('started_at', '>=', from)
        .where('started_at', '<', until)
        .where('state', '=', 'over')
        .where(sql<string>`course -> 'pages' -> -1 -> 'place' ->> 'how'`, '=', 'done')
        .orderBy('started_at')
        .execute();
      return rows.map(({ practice, started_at: at }) => ({ practice, at }));
    },
    due: async (now, most) => {
      const rows = await db
        .selectFrom('practice_sessions')
        .select(['id', 'couple_id'])
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(most)
        .execute();
      return rows.map(({ id, couple_id: coupleId }) => ({ id, coupleId }));
    },
    places: async (id) =>
      db
        .selectFrom('practice_pages')
        .select(['page', 'message', 'settled'])
        .where('session_id', '=', id)
        .orderBy('page')
        .execute(),
    place: async (id, page, message) => {
      const text = message === null ? null : JSON.stringify(message);
      await db
        .insertInto('practice_pages')
        .values({ session_id: id, page, message: text })
        .onConflict((conflict) => conflict.columns(['session_id', 'page']).doUpdateSet({ message: text }))
        .execute();
    },
    settle: async (id, page) => {
      await db
        .insertInto('practice_pages')
        .values({ session_id: id, page, message: null, settled: true })
        .onConflict((conflict) => conflict.columns(['session_id', 'page']).doUpdateSet({ settled: true }))
        .execute();
    },
    forget: async (coupleId, side) => {
      const own = db.selectFrom('practice_sessions').select('id').where('couple_id', '=', coupleId);
      await db.deleteFrom('practice_entries').where('session_id', 'in', own).where('side', '=', side).execute();
    },
  };
}

export const erasePractices: Eraser = (db, id) =>
  erasePosts(db, db.selectFrom('practice_sessions').select('id').where('couple_id', '=', id));

function toRow(session: Session) {
  const { id, coupleId, practice, by, startedAt, restsSince, swapped, pages, held } = session;
  return {
    id,
    couple_id: coupleId,
    practice,
    by_side: by,
    started_at: startedAt,
    state: endingOf(session) === null ? (held ? ('held' as const) : ('live' as const)) : ('over' as const),
    due_at: dueAt(session),
    course: JSON.stringify({ restsSince, swapped, pages }),
  };
}

function toSession(row: Row, entries: readonly (Entry & { readonly session: string })[]): Session {
  return {
    id: row.id,
    coupleId: row.couple_id,
    practice: row.practice,
    by: row.by_side,
    startedAt: row.started_at,
    held: row.state === 'held',
    ...row.course,
    entries: entries
      .filter(({ session }) => session === row.id)
      .map(({ session: _, ...entry }) => entry)
      .toSorted((a, b) => a.at - b.at || a.visit - b.visit || a.side - b.side),
  };
}

async function closeEntry(key: CoupleKey, session: string, { visit, side, kind, at, words }: Entry) {
  const texts = Object.fromEntries(Object.entries(words).map(([part, one]) => [part, one.reveal()]));
  const sealed = await key.close(placeOf(session, { visit, side, kind }), JSON.stringify(texts));
  return { session_id: session, visit, side, kind, at, sealed };
}

async function openEntry(key: CoupleKey, row: EntryRow): Promise<Entry & { readonly session: string }> {
  const { session_id: session, visit, side, kind, at, sealed } = row;
  const texts = JSON.parse(await key.open(placeOf(session, row), sealed)) as Record<string, string>;
  const words = Object.fromEntries(Object.entries(texts).map(([part, text]) => [part, new PartnerWords(text)]));
  return { session, visit, side, kind, at, words };
}

function placeOf(session: string, { visit, side, kind }: Pick<Entry, 'visit' | 'side' | 'kind'>): string {
  return `practice ${session} ${visit} ${side} ${kind}`;
}
