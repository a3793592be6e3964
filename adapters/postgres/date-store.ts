import type { Selectable } from 'kysely';
import type { Side } from '../../src/model/couple.ts';
import type { DatePlan } from '../../src/model/date-plan.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { DateStore, DatesWanted } from '../../src/port/stores/date-store.ts';
import { type Connection, coupleKey } from './couple-key.ts';
import { createDateIdeas } from './date-idea-rows.ts';
import { closeWords, linePlace, messageColumns, notePlace, openWords, toColumns, toPlan } from './date-rows.ts';
import type { DatePlansTable } from './date-tables.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';

type Row = Selectable<DatePlansTable>;

/** When a plan is stays readable, for the index over what is due; what it is, and every word beside it, is sealed. */
export function createDateStore(connection: Connection): DateStore {
  const { db } = connection;
  const read = db.selectFrom('date_plans').selectAll();

  const open = async (rows: readonly Row[]): Promise<readonly DatePlan[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await coupleKey(connection, first.couple_id);
    const ids = rows.map(({ id }) => id);
    const notes = await db
      .selectFrom('date_notes')
      .selectAll()
      .where('plan_id', 'in', ids)
      .where('is_shared', '=', true)
      .execute();
    return Promise.all(rows.map((row) => toPlan(key, row, notes)));
  };
  const keyOf = async (id: string) => {
    const row = await db.selectFrom('date_plans').select('couple_id').where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : coupleKey(connection, row.couple_id);
  };
  const listed = (coupleId: string, wanted: DatesWanted, now: Instant) =>
    db
      .selectFrom('date_plans')
      .where('couple_id', '=', coupleId)
      .where('off_at', 'is', null)
      .where('at', wanted === 'coming' ? '>' : '<=', now);
  const line = async (id: string, side: Side) => {
    const row = await db
      .selectFrom('date_lines')
      .select('sealed')
      .where('plan_id', '=', id)
      .where('side', '=', side)
      .executeTakeFirst();
    const key = row === undefined ? null : await keyOf(id);
    return row === undefined || key === null ? null : openWords(key, linePlace(id, side), row.sealed);
  };

  return {
    ...createDateIdeas(db),
    save: async (plan, lookAt) => {
      const key = await coupleKey(connection, plan.coupleId);
      const { id, ...columns } = await toColumns(key, plan, lookAt);
      await db
        .insertInto('date_plans')
        .values({ id, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .execute();
    },
    find: async (id) => {
      const [found] = await open(await read.where('id', '=', id).execute());
      return found ?? null;
    },
    setMessage: async (id, card, message) => {
      await db
        .updateTable('date_plans')
        .set({ [messageColumns[card]]: message === null ? null : JSON.stringify(message) })
        .where('id', '=', id)
        .execute();
    },
    setEvent: async (id, event) => {
      await db.updateTable('date_plans').set({ event_id: event }).where('id', '=', id).execute();
    },
    setEventWanted: async (id, wanted) => {
      await db.updateTable('date_plans').set({ event_wanted: wanted }).where('id', '=', id).execute();
    },
    list: async (coupleId, wanted, now, { skip, most }) => {
      const order = wanted === 'coming' ? 'asc' : 'desc';
      const query = listed(coupleId, wanted, now).selectAll().orderBy('at', order).orderBy('id');
      return open(await query.offset(skip).limit(most).execute());
    },
    count: async (coupleId, wanted, now) => {
      const { count } = await listed(coupleId, wanted, now)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    between: async (coupleId, from, until) => {
      const rows = await db
        .selectFrom('date_plans')
        .select('at')
        .where('couple_id', '=', coupleId)
        .where('off_at', 'is', null)
        .where('at', '>=', from)
        .where('at', '<', until)
        .orderBy('at')
        .execute();
      return rows.map(({ at }) => at);
    },
    all: async (coupleId) => open(await read.where('couple_id', '=', coupleId).orderBy('at').orderBy('id').execute()),
    due: async (now, most) => {
      const rows = await db
        .selectFrom('date_plans')
        .select(['id', 'couple_id'])
        .where('look_at', '<=', now)
        .orderBy('look_at')
        .limit(most)
        .execute();
      return rows.map(({ id, couple_id: coupleId }) => ({ id, coupleId }));
    },
    note: async (id, side) => {
      const row = await db
        .selectFrom('date_notes')
        .selectAll()
        .where('plan_id', '=', id)
        .where('side', '=', side)
        .executeTakeFirst();
      const key = row === undefined ? null : await keyOf(id);
      if (row === undefined || key === null) return null;
      return { words: await openWords(key, notePlace(id, side), row.sealed), shared: row.is_shared };
    },
    setNote: async (id, side, note) => {
      await db.deleteFrom('date_notes').where('plan_id', '=', id).where('side', '=', side).execute();
      const key = note === null ? null : await keyOf(id);
      if (note === null || key === null) return;
      const sealed = await closeWords(key, notePlace(id, side), note.words);
      await db.insertInto('date_notes').values({ plan_id: id, side, is_shared: note.shared, sealed }).execute();
    },
    ownLine: line,
    setLine: async (id, side, words) => {
      const key = await keyOf(id);
      if (key === null) return;
      const sealed = await closeWords(key, linePlace(id, side), words);
      await db
        .insertInto('date_lines')
        .values({ plan_id: id, side, sealed })
        .onConflict((conflict) => conflict.columns(['plan_id', 'side']).doUpdateSet({ sealed }))
        .execute();
    },
    lines: async ({ id }) => [await line(id, 0), await line(id, 1)],
    forget: async (coupleId, side) => {
      const own = db.selectFrom('date_plans').select('id').where('couple_id', '=', coupleId);
      await db.deleteFrom('date_notes').where('plan_id', 'in', own).where('side', '=', side).execute();
      await db.deleteFrom('date_lines').where('plan_id', 'in', own).where('side', '=', side).execute();
      await db.deleteFrom('date_ideas_saved').where('couple_id', '=', coupleId).where('side', '=', side).execute();
      const written = db.updateTable('date_plans').where('couple_id', '=', coupleId);
      await written.where('side', '=', side).set({ sealed: null }).execute();
      await written.set(side === 0 ? { passed_0: false } : { passed_1: false }).execute();
    },
  };
}

/** The cards of all plans of a couple, in whatever words they are known. */
export const eraseDates: Eraser = (db, id) =>
  erasePosts(db, db.selectFrom('date_plans').select('id').where('couple_id', '=', id));
