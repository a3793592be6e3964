import { type Selectable, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import type { JourneyRun } from '../../src/model/journey.ts';
import type { JourneyStore } from '../../src/port/stores/journey-store.ts';
import type { Connection } from './couple-key.ts';
import { anyOf } from './couple-rows.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import type { JourneysTable } from './journey-tables.ts';

export function createJourneyStore({ db }: Connection): JourneyStore {
  const read = db.selectFrom('journeys').selectAll();

  return {
    save: async (runs) => {
      if (runs.length === 0) return;
      await sql`
        insert into journeys (id, couple_id, journey, by_side, started_at, steps, asked, last, state, closes_at)
        select * from json_to_recordset(${JSON.stringify(runs.map(toRow))}::json) as j (
          id text, couple_id text, journey text, by_side smallint, started_at bigint, steps jsonb, asked smallint,
          last jsonb, state text, closes_at bigint)
        on conflict (id) do update set asked = excluded.asked, last = excluded.last, state = excluded.state,
          closes_at = excluded.closes_at`.execute(db);
    },
    setMessage: async (id, message) => {
      const text = message === null ? null : JSON.stringify(message);
      await db.updateTable('journeys').set({ message: text }).where('id', '=', id).execute();
    },
    find: async (id) => {
      const row = await read.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRun(row);
    },
    running: async (ids) => {
      const rows = await read.where('couple_id', '=', anyOf(ids)).where('state', '=', 'running').execute();
      return new Map(rows.map((row): [CoupleId, JourneyRun] => [row.couple_id, toRun(row)]));
    },
    newAmong: async (ids) => {
      const { rows } = await sql<{ id: CoupleId }>`
        select c.id from couples c
        where c.id = ${anyOf(ids)}
          and not exists (select from journeys j where j.couple_id = c.id)
          and not exists (select from check_ins k where k.couple_id = c.id and k.origin = 'question')`.execute(db);
      return new Set(rows.map(({ id }) => id));
    },
    all: async (coupleId) => {
      const rows = await read.where('couple_id', '=', coupleId).orderBy('started_at').orderBy('id').execute();
      return rows.map(toRun);
    },
    due: async (now, most) => {
      const rows = await db
        .selectFrom('journeys')
        .select(['id', 'couple_id'])
        .where('closes_at', '<=', now)
        .orderBy('closes_at')
        .limit(most)
        .execute();
      return rows.map(({ id, couple_id: coupleId }) => ({ id, coupleId }));
    },
    forget: async (coupleId, side) => {
      await db
        .updateTable('journeys')
        .set({ by_side: null })
        .where('couple_id', '=', coupleId)
        .where('by_side', '=', side)
        .execute();
    },
  };
}

export const eraseJourneys: Eraser = (db, id) =>
  erasePosts(db, db.selectFrom('journeys').select('id').where('couple_id', '=', id));

function toRow(run: JourneyRun) {
  const { id, coupleId, journey, by, startedAt, steps, asked, last, state, closesAt } = run;
  const at = { started_at: startedAt, closes_at: closesAt };
  return { id, couple_id: coupleId, journey, by_side: by, steps, asked, last, state, ...at };
}

function toRun(row: Selectable<JourneysTable>): JourneyRun {
  return {
    id: row.id,
    coupleId: row.couple_id,
    journey: row.journey,
    by: row.by_side,
    startedAt: row.started_at,
    steps: row.steps,
    asked: row.asked,
    last: row.last,
    state: row.state,
    closesAt: row.closes_at,
    message: row.message,
  };
}
