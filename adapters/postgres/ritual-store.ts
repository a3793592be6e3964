import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../src/model/instant.ts';
import { isWeekly, type Rhythm, type Ritual } from '../../src/model/ritual.ts';
import type { DueCouple, RitualStore } from '../../src/port/stores/ritual-store.ts';
import type { Connection } from './couple-key.ts';
import { anyOf, readCouples, toCouple } from './couple-rows.ts';
import type { RitualsTable } from './ritual-tables.ts';

export function createRitualStore({ db }: Connection): RitualStore {
  const read = db.selectFrom('rituals').selectAll();

  return {
    of: async (coupleId) => {
      const rows = await read.where('couple_id', '=', coupleId).orderBy('name').execute();
      return rows.map(toRitual);
    },
    find: async (coupleId, name) => {
      const row = await read.where('couple_id', '=', coupleId).where('name', '=', name).executeTakeFirst();
      return row === undefined ? null : toRitual(row);
    },
    save: async (rituals) => {
      if (rituals.length === 0) return;
      await sql`
        insert into rituals (couple_id, name, awake, is_on, days, month_day, time, zone, next_at, waiting_since, came_at, skip_at, skip_why)
        select r.couple_id, r.name, c.awake, r.is_on, r.days, r.month_day, r.time, r.zone, r.next_at, r.waiting_since,
          r.came_at, r.skip_at, r.skip_why
        from json_to_recordset(${JSON.stringify(rituals.map(columnsOf))}::json) as r (
          couple_id text, name text, is_on boolean, days jsonb, month_day smallint, time text, zone text,
          next_at bigint, waiting_since bigint, came_at bigint, skip_at bigint, skip_why text)
        left join couples c on c.id = r.couple_id
        on conflict (couple_id, name) do update set
          is_on = excluded.is_on, days = excluded.days, month_day = excluded.month_day, time = excluded.time, zone = excluded.zone,
          next_at = excluded.next_at, waiting_since = excluded.waiting_since, came_at = excluded.came_at,
          skip_at = excluded.skip_at, skip_why = excluded.skip_why`.execute(db);
    },
    lockDue: async (now, most) => {
      const isDue = read.where('awake', '=', true).where('next_at', 'is not', null).where('next_at', '<=', now);
      const due = await isDue.orderBy('next_at').limit(most).forUpdate().skipLocked().execute();
      if (due.length === 0) return [];
      const ids = [...new Set(due.map((row) => row.couple_id))];
      // A couple that somebody works on is left to the next tick: waiting for it could end in a deadlock.
      const locked = await db
        .selectFrom('couples')
        .select('id')
        .where('id', '=', anyOf(ids))
        .forUpdate()
        .skipLocked()
        .execute();
      const free = locked.map(({ id }) => id);
      if (free.length === 0) return [];
      const all = Map.groupBy(await read.where('couple_id', '=', anyOf(free)).execute(), (row) => row.couple_id);
      const taken = new Set(due.map(keyOf));
      const others = [...all.values()].flat().filter((row) => isDueAt(row, now) && !taken.has(keyOf(row)));
      // What is due of a couple is done together; not now, where somebody else has locked a part of it.
      if (others.length > 0) {
        const rest = isDue.where('couple_id', '=', anyOf(others.map((row) => row.couple_id)));
        for (const row of await rest.forUpdate().skipLocked().execute()) taken.add(keyOf(row));
      }
      const torn = new Set(others.filter((row) => !taken.has(keyOf(row))).map((row) => row.couple_id));
      const rows = await readCouples(db)
        .where('c.id', '=', anyOf(free.filter((id) => !torn.has(id))))
        .execute();
      const couples = new Map(rows.map((row) => [row.id, toCouple(row)]));
      return ids.flatMap((id): DueCouple | [] => {
        const couple = couples.get(id);
        return couple === undefined ? [] : { couple, rituals: (all.get(id) ?? []).map(toRitual) };
      });
    },
    lockBeyond: async (from, most) => {
      const rows = await read
        .where('awake', '=', true)
        .where('next_at', 'is not', null)
        .where(({ or, and, eb }) =>
          or([and([eb('month_day', 'is', null), eb('next_at', '>', from.weekly)]), eb('next_at', '>', from.monthly)]),
        )
        .where(({ or, eb }) => or([eb('skip_why', 'is', null), eb('skip_why', '!=', 'asked')]))
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute();
      return rows.map(toRitual);
    },
  };
}

function keyOf({ couple_id, name }: Selectable<RitualsTable>): string {
  return `${couple_id} ${name}`;
}

function isDueAt({ awake, next_at: at }: Selectable<RitualsTable>, now: Instant): boolean {
  return awake && at !== null && at <= now;
}

function columnsOf(ritual: Ritual) {
  return {
    couple_id: ritual.coupleId,
    name: ritual.name,
    is_on: ritual.on,
    days: isWeekly(ritual.rhythm) ? ritual.rhythm.days : null,
    month_day: isWeekly(ritual.rhythm) ? null : ritual.rhythm.monthDay,
    time: ritual.rhythm.time,
    zone: ritual.rhythm.zone,
    next_at: ritual.nextAt,
    waiting_since: ritual.waitingSince,
    came_at: ritual.cameAt,
    skip_at: ritual.lastSkip?.dueAt ?? null,
    skip_why: ritual.lastSkip?.why ?? null,
  };
}

function toRitual(row: Selectable<RitualsTable>): Ritual {
  return {
    coupleId: row.couple_id,
    name: row.name,
    on: row.is_on,
    rhythm: rhythmOf(row),
    nextAt: row.next_at,
    waitingSince: row.waiting_since,
    cameAt: row.came_at,
    lastSkip: row.skip_at === null || row.skip_why === null ? null : { dueAt: row.skip_at, why: row.skip_why },
  };
}

function rhythmOf({ days, month_day: monthDay, time, zone }: Selectable<RitualsTable>): Rhythm {
  if (days !== null) return { days, time, zone };
  if (monthDay !== null) return { monthDay, time, zone };
  throw new Error('a ritual goes neither by the week nor by the month');
}
