import { type Selectable, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import { isKeptMoment, type Moment } from '../../src/model/moment.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { ComingBack, MomentStore } from '../../src/port/stores/moment-store.ts';
import { type Connection, type CoupleKey, coupleKey } from './couple-key.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import type { MomentsTable } from './keepsake-tables.ts';

type Row = Selectable<MomentsTable>;

/** Sealed with the couple's key for one place only, as JSON text: every unit that was typed comes back. */
export function createMomentStore(connection: Connection): MomentStore {
  const { db } = connection;
  const read = db.selectFrom('moments').selectAll();
  const kept = read.where('gone_at', 'is', null).where('sealed', 'is not', null);
  const spoken = kept.where('quiet_0', '=', false).where('quiet_1', '=', false);
  const back = ({ on, days }: ComingBack) =>
    spoken
      .where('yearly', '=', true)
      .where(dayOfYear, 'in', [...days])
      .where(year, '<', on.slice(0, 4));

  const open = async (rows: readonly Row[]): Promise<readonly Moment[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await coupleKey(connection, first.couple_id);
    return Promise.all(rows.map((row) => toMoment(key, row)));
  };
  const openKept = async (rows: readonly Row[]) => (await open(rows)).filter(isKeptMoment);

  return {
    add: async (moment) => {
      const { id, coupleId, side, addedAt, message } = moment;
      const text = message === null ? null : JSON.stringify(message);
      const values = { id, couple_id: coupleId, side, added_at: addedAt, message: text };
      await db
        .insertInto('moments')
        .values({ ...values, ...(await changing(connection, moment)) })
        .execute();
    },
    find: async (id) => {
      const [found] = await open(await read.where('id', '=', id).execute());
      return found ?? null;
    },
    save: async (moment) => {
      await db
        .updateTable('moments')
        .set(await changing(connection, moment))
        .where('id', '=', moment.id)
        .execute();
    },
    setMessage: async (id, message) => {
      const text = message === null ? null : JSON.stringify(message);
      await db.updateTable('moments').set({ message: text }).where('id', '=', id).execute();
    },
    count: async (coupleId) => {
      const { count } = await kept
        .where('couple_id', '=', coupleId)
        .clearSelect()
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    list: async (coupleId, { order, from, skip, most }) => {
      const ours = kept.where('couple_id', '=', coupleId);
      const byYear = ours.orderBy(sql`${dayOfYear} < ${from}`).orderBy(dayOfYear);
      const ordered = (order === 'calendar' ? byYear : ours).orderBy('day', 'desc').orderBy('added_at', 'desc');
      return openKept(await ordered.orderBy('id').offset(skip).limit(most).execute());
    },
    comingBack: async (coupleId, wanted) =>
      openKept(
        await back(wanted).where('couple_id', '=', coupleId).orderBy('day').orderBy('added_at').orderBy('id').execute(),
      ),
    withComingBack: async (coupleIds, wanted) => {
      if (coupleIds.length === 0) return [];
      const found = await back(wanted)
        .where('couple_id', 'in', [...coupleIds])
        .clearSelect()
        .select('couple_id')
        .distinct()
        .execute();
      return found.map(({ couple_id }) => couple_id);
    },
    yearlyDays: async (coupleIds, kind) => {
      if (coupleIds.length === 0) return new Map();
      const found = await (kind === undefined ? spoken : spoken.where('kind', '=', kind))
        .where('yearly', '=', true)
        .where('couple_id', 'in', [...coupleIds])
        .clearSelect()
        .select(['couple_id', 'day'])
        .distinct()
        .orderBy('day')
        .execute();
      const byCouple = Map.groupBy(found, (row) => row.couple_id);
      return new Map([...byCouple].map(([id, rows]) => [id, rows.map((row) => row.day)]));
    },
    addedIn: async (coupleId, { from, until }) => {
      const found = await spoken
        .where('couple_id', '=', coupleId)
        .where('added_at', '>=', from)
        .where('added_at', '<', until)
        .clearSelect()
        .select('added_at')
        .orderBy('added_at')
        .execute();
      return found.map(({ added_at }) => added_at);
    },
    all: async (coupleId) =>
      open(await read.where('couple_id', '=', coupleId).orderBy('day').orderBy('added_at').orderBy('id').execute()),
    eraseGone: async (before, most) => {
      const some = db.selectFrom('moments').select('id').where('gone_at', '<', before).where('sealed', 'is not', null);
      const { numUpdatedRows } = await db
        .updateTable('moments')
        .set({ sealed: null })
        .where('id', 'in', some.orderBy('gone_at').limit(most).forUpdate().skipLocked())
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    forget: async (coupleId, side) => {
      await db.deleteFrom('moments').where('couple_id', '=', coupleId).where('side', '=', side).execute();
      const wish = side === 0 ? ({ quiet_0: false } as const) : ({ quiet_1: false } as const);
      await db.updateTable('moments').set(wish).where('couple_id', '=', coupleId).execute();
    },
  };
}

export const eraseMoments: Eraser = (db, id: CoupleId) =>
  erasePosts(db, db.selectFrom('moments').select('id').where('couple_id', '=', id));

const dayOfYear = sql<string>`right(day, 5)`;

const year = sql<string>`left(day, 4)`;

/** What of a moment can change. */
async function changing(connection: Connection, moment: Moment) {
  const { id, coupleId, version, kind, day, yearly, quiet, goneAt, words } = moment;
  const key = words === null ? null : await coupleKey(connection, coupleId);
  const sealed = key === null || words === null ? null : await key.close(placeOf(id), JSON.stringify(words.reveal()));
  return { version, kind, day, yearly, quiet_0: quiet[0], quiet_1: quiet[1], gone_at: goneAt, sealed };
}

function placeOf(id: string): string {
  return `moment ${id}`;
}

async function toMoment(key: CoupleKey, row: Row): Promise<Moment> {
  const text = row.sealed === null ? null : String(JSON.parse(await key.open(placeOf(row.id), row.sealed)));
  return {
    id: row.id,
    coupleId: row.couple_id,
    side: row.side,
    addedAt: row.added_at,
    version: row.version,
    kind: row.kind,
    day: row.day,
    yearly: row.yearly,
    quiet: [row.quiet_0, row.quiet_1],
    goneAt: row.gone_at,
    words: text === null ? null : new PartnerWords(text),
    message: row.message,
  };
}
