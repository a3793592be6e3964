import type { Selectable } from 'kysely';
import { type Appreciation, isKept } from '../../src/model/appreciation.ts';
import type { CoupleId } from '../../src/model/couple.ts';
import { endOfTime, type Period } from '../../src/model/instant.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { AppreciationStore } from '../../src/port/stores/appreciation-store.ts';
import { type Connection, type CoupleKey, coupleKey } from './couple-key.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import type { AppreciationsTable } from './tables.ts';

type Row = Selectable<AppreciationsTable>;

/** Sealed with the couple's key for one place only, as JSON text: every unit that was typed comes back. */
export function createAppreciationStore(connection: Connection): AppreciationStore {
  const { db } = connection;
  const read = db.selectFrom('appreciations').selectAll();

  const kept = (coupleId: CoupleId, within: Period = always) =>
    db
      .selectFrom('appreciations')
      .where('couple_id', '=', coupleId)
      .where('sealed', 'is not', null)
      .where('at', '>=', within.from)
      .where('at', '<', within.until);

  const open = async (rows: readonly Row[]): Promise<readonly Appreciation[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await coupleKey(connection, first.couple_id);
    return Promise.all(rows.map((row) => toAppreciation(key, row)));
  };

  return {
    add: async (appreciation) => {
      const { id, coupleId, side, at, words, message } = appreciation;
      const key = await coupleKey(connection, coupleId);
      await db
        .insertInto('appreciations')
        .values({
          id,
          couple_id: coupleId,
          side,
          at,
          sealed: await key.close(placeOf(id), JSON.stringify(words.reveal())),
          message: message === null ? null : JSON.stringify(message),
        })
        .execute();
    },
    find: async (id) => {
      const [found] = await open(await read.where('id', '=', id).execute());
      return found ?? null;
    },
    setMessage: async (id, message) => {
      await db
        .updateTable('appreciations')
        .set({ message: message === null ? null : JSON.stringify(message) })
        .where('id', '=', id)
        .execute();
    },
    change: async (id, words) => {
      const row = await read.where('id', '=', id).executeTakeFirst();
      if (row === undefined) return;
      const key = await coupleKey(connection, row.couple_id);
      const sealed = await key.close(placeOf(id), JSON.stringify(words.reveal()));
      await db
        .updateTable('appreciations')
        .set({ sealed })
        .where('id', '=', id)
        .where('sealed', 'is not', null)
        .execute();
    },
    takeBack: async (id) => {
      await db.updateTable('appreciations').set({ sealed: null }).where('id', '=', id).execute();
    },
    count: async (coupleId, within) => {
      const { count } = await kept(coupleId, within)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    keptIn: async (coupleId, period) => {
      const rows = await kept(coupleId, period).select('at').orderBy('at').execute();
      return rows.map(({ at }) => at);
    },
    jar: async (coupleId, skip, most, within) => {
      const newest = kept(coupleId, within).selectAll().orderBy('at', 'desc').orderBy('id');
      return (await open(await newest.offset(skip).limit(most).execute())).filter(isKept);
    },
    times: (coupleId) => kept(coupleId).select(['at', 'side']).orderBy('at', 'desc').orderBy('id').execute(),
    withSome: async (coupleIds, { from, until }) => {
      if (coupleIds.length === 0) return [];
      const found = await db
        .selectFrom('appreciations')
        .select('couple_id')
        .distinct()
        .where('couple_id', 'in', [...coupleIds])
        .where('sealed', 'is not', null)
        .where('at', '>=', from)
        .where('at', '<', until)
        .execute();
      return found.map(({ couple_id }) => couple_id);
    },
    forget: async (coupleId, side) => {
      await db.deleteFrom('appreciations').where('couple_id', '=', coupleId).where('side', '=', side).execute();
    },
    all: async (coupleId) =>
      open(await read.where('couple_id', '=', coupleId).orderBy('at').orderBy('id', 'desc').execute()),
  };
}

export const eraseAppreciations: Eraser = (db, id) =>
  erasePosts(db, db.selectFrom('appreciations').select('id').where('couple_id', '=', id));

const always: Period = { from: 0, until: endOfTime };

function placeOf(id: string): string {
  return `appreciation ${id}`;
}

async function toAppreciation(key: CoupleKey, row: Row): Promise<Appreciation> {
  const text = row.sealed === null ? null : String(JSON.parse(await key.open(placeOf(row.id), row.sealed)));
  return {
    id: row.id,
    coupleId: row.couple_id,
    side: row.side,
    at: row.at,
    words: text === null ? null : new PartnerWords(text),
    message: row.message,
  };
}
