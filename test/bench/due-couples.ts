import { sql } from 'kysely';
import { addCouples, type BenchWorld } from './world.ts';

/**
 * Adds a couple in each room on Discord, due one millisecond after the other, the last one now; without quiet hours, so
 * that it is the same at every hour.
 */
export async function addDue(
  { db, system }: BenchWorld,
  rooms: readonly { readonly space: string; readonly room: string }[],
): Promise<void> {
  const first = system.now() - rooms.length;
  await addCouples(db, 1, rooms.length, first);
  const rows = JSON.stringify(rooms.map((one, n) => ({ ...one, id: `c${n + 1}`, due: first + n })));
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
}
