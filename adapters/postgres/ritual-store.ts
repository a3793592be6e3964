import { type Selectable, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { Ritual } from '../../src/model/ritual.ts';
import type { DueRitual, RitualStore } from '../../src/port/stores/ritual-store.ts';
import type { Connection } from './couple-key.ts';
import { anyOf, readCouples, toCouple } from './couple-rows.ts';
import type { RitualsTable } from './tables.ts';

export function createRitualStore({ db }: Connection): RitualStore {
  const read = db.selectFrom('rituals').selectAll();

  /** Everything that the tick needs of these couples, in one statement. */
  async function withHistory(ids: readonly CoupleId[]) {
    return readCouples(db)
      .select([
        sql<Record<string, Instant> | null>`
          (select json_object_agg(a.prompt_id, a.asked_at) from prompts_asked a where a.couple_id = c.id)`.as('asked'),
        sql<readonly string[] | null>`
          (select json_agg(distinct n.prompt_id) from prompts_never n where n.couple_id = c.id)`.as('never'),
        sql<string | null>`
          (select k.prompt_id from check_ins k where k.couple_id = c.id order by k.opened_at desc limit 1)`.as('last'),
      ])
      .where('c.id', '=', anyOf(ids))
      .execute();
  }

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
        insert into rituals (couple_id, name, awake, is_on, days, time, zone, next_at, skip_at, skip_why)
        select r.couple_id, r.name, c.awake, r.is_on, r.days, r.time, r.zone, r.next_at, r.skip_at, r.skip_why
        from json_to_recordset(${JSON.stringify(rituals.map(columnsOf))}::json) as r (
          couple_id text, name text, is_on boolean, days jsonb, time text, zone text,
          next_at bigint, skip_at bigint, skip_why text)
        left join couples c on c.id = r.couple_id
        on conflict (couple_id, name) do update set
          is_on = excluded.is_on, days = excluded.days, time = excluded.time, zone = excluded.zone,
          next_at = excluded.next_at, skip_at = excluded.skip_at, skip_why = excluded.skip_why`.execute(db);
    },
    lockDue: async (now, most) => {
      const due = await read
        .where('awake', '=', true)
        .where('next_at', 'is not', null)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute();
      if (due.length === 0) return [];
      // A couple that somebody works on is left to the next tick: waiting for it could end in a deadlock.
      const free = await db
        .selectFrom('couples')
        .select('id')
        .where('id', '=', anyOf(due.map((row) => row.couple_id)))
        .forUpdate()
        .skipLocked()
        .execute();
      if (free.length === 0) return [];
      const couples = new Map((await withHistory(free.map((row) => row.id))).map((row) => [row.id, row]));
      return due.flatMap((row): DueRitual | [] => {
        const couple = couples.get(row.couple_id);
        if (couple === undefined) return [];
        return {
          ritual: toRitual(row),
          couple: toCouple(couple),
          asked: new Map(Object.entries(couple.asked ?? {})),
          never: new Set(couple.never ?? []),
          lastPromptId: couple.last,
        };
      });
    },
    lockBeyond: async (from, most) => {
      const rows = await read
        .where('awake', '=', true)
        .where('next_at', 'is not', null)
        .where('next_at', '>', from)
        .where(({ or, eb }) => or([eb('skip_why', 'is', null), eb('skip_why', '!=', 'asked')]))
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute();
      return rows.map(toRitual);
    },
  };
}

function columnsOf(ritual: Ritual) {
  return {
    couple_id: ritual.coupleId,
    name: ritual.name,
    is_on: ritual.on,
    days: ritual.rhythm.days,
    time: ritual.rhythm.time,
    zone: ritual.rhythm.zone,
    next_at: ritual.nextAt,
    skip_at: ritual.lastSkip?.dueAt ?? null,
    skip_why: ritual.lastSkip?.why ?? null,
  };
}

function toRitual(row: Selectable<RitualsTable>): Ritual {
  return {
    coupleId: row.couple_id,
    name: row.name,
    on: row.is_on,
    rhythm: { days: row.days, time: row.time, zone: row.zone },
    nextAt: row.next_at,
    lastSkip: row.skip_at === null || row.skip_why === null ? null : { dueAt: row.skip_at, why: row.skip_why },
  };
}
