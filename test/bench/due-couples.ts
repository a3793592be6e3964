import { sql } from 'kysely';
import { addCouples, type BenchWorld } from './world.ts';

/**
 * Adds a couple in each room on Discord, numbered from `first`, due one millisecond after the other, the last one at
 * `last`, or now; without quiet hours, so that it is the same at every hour.
 */
export async function addDue(
  { db, system }: Pick<BenchWorld, 'db' | 'system'>,
  rooms: readonly { readonly space: string; readonly room: string }[],
  { first = 1, last = system.now() }: { readonly first?: number; readonly last?: number } = {},
): Promise<void> {
  const begin = last - rooms.length;
  await addCouples(db, first, first + rooms.length - 1, begin);
  const rows = JSON.stringify(rooms.map((one, n) => ({ ...one, id: `c${first + n}`, due: begin + n })));
  await sql`
    update couples c
    set platform = 'discord', space = r.space, room = r.room, quiet_from = '00:00', quiet_to = '00:00'
    from json_to_recordset(${rows}::json) as r (id text, space text, room text) where c.id = r.id`.execute(db);
  await sql`
    update partners p set platform = 'discord', space = r.space
    from json_to_recordset(${rows}::json) as r (id text, space text) where p.couple_id = r.id`.execute(db);
  await sql`
    update rituals t set next_at = r.due
    from json_to_recordset(${rows}::json) as r (id text, due bigint) where t.couple_id = r.id`.execute(db);
  await leaveFirstJourney({ db }, first, first + rooms.length - 1);
}

/** Couples with these numbers have left the journey of new couples, whose card would come besides the question. */
export async function leaveFirstJourney({ db }: Pick<BenchWorld, 'db'>, first: number, last: number): Promise<void> {
  await sql`
    insert into journeys (id, couple_id, journey, started_at, steps, asked, state)
    select 'j-c' || n, 'c' || n, 'first-two-weeks', 0, '[]', 0, 'left'
    from generate_series(${first}::int, ${last}::int) as n`.execute(db);
}
