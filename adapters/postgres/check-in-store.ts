import { sql } from 'kysely';
import type { CheckInStore } from '../../src/port/stores/check-in-store.ts';
import { checkInColumns, toCheckIn } from './check-in-rows.ts';
import type { Connection } from './couple-key.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import { createPromptMemory } from './prompt-memory.ts';
import { createSharedPast } from './shared-past.ts';

export function createCheckInStore({ db }: Connection): CheckInStore {
  const read = db.selectFrom('check_ins').selectAll();

  return {
    ...createPromptMemory(db),
    ...createSharedPast(db),
    add: async (checkIns) => {
      if (checkIns.length === 0) return;
      const rows = checkIns.map((one) => ({
        ...checkInColumns(one),
        message: one.message,
        wish: one.wish ?? null,
        because: one.because ?? null,
      }));
      await sql`
        insert into check_ins (id, couple_id, origin, prompt_id, mode, opened_at, closes_at, swaps, answered_at_0,
          answered_at_1, passed_0, passed_1, revealed_at, reveal, nudge_at, message, wish, because)
        select * from json_to_recordset(${JSON.stringify(rows)}::json) as c (
          id text, couple_id text, origin text, prompt_id text, mode text, opened_at bigint, closes_at bigint,
          swaps smallint, answered_at_0 bigint, answered_at_1 bigint, passed_0 text, passed_1 text,
          revealed_at bigint, reveal text, nudge_at bigint, message jsonb, wish jsonb, because jsonb)`.execute(db);
      await sql`
        insert into prompts_asked (couple_id, prompt_id, asked_at)
        select couple_id, prompt_id, max(opened_at)
        from json_to_recordset(${JSON.stringify(rows)}::json) as c (couple_id text, prompt_id text, opened_at bigint)
        group by couple_id, prompt_id
        on conflict (couple_id, prompt_id) do update
          set asked_at = greatest(prompts_asked.asked_at, excluded.asked_at)`.execute(db);
    },
    save: async (checkIn) => {
      await sql`
        insert into prompts_asked (couple_id, prompt_id, asked_at)
        select couple_id, ${checkIn.promptId}, opened_at from check_ins
        where id = ${checkIn.id} and prompt_id <> ${checkIn.promptId}
        on conflict (couple_id, prompt_id) do update
          set asked_at = greatest(prompts_asked.asked_at, excluded.asked_at)`.execute(db);
      const { id, ...columns } = checkInColumns(checkIn);
      await db.updateTable('check_ins').set(columns).where('id', '=', id).execute();
    },
    setMessage: async (id, message) => {
      await db
        .updateTable('check_ins')
        .set({ message: message === null ? null : JSON.stringify(message) })
        .where('id', '=', id)
        .execute();
    },
    setRevealMessage: async (id, message) => {
      await db
        .updateTable('check_ins')
        .set({ reveal_message: message === null ? null : JSON.stringify(message) })
        .where('id', '=', id)
        .execute();
    },
    find: async (id) => {
      const row = await read.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toCheckIn(row);
    },
    lock: async (id) => {
      const row = await read.where('id', '=', id).forUpdate().executeTakeFirst();
      return row === undefined ? null : toCheckIn(row);
    },
    latestOpen: async (coupleId, now) => {
      const row = await read
        .where('couple_id', '=', coupleId)
        .where('revealed_at', 'is', null)
        .where('closes_at', '>', now)
        .orderBy('opened_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toCheckIn(row);
    },
    latestRevealed: async (coupleId) => {
      const row = await read
        .where('couple_id', '=', coupleId)
        .where('revealed_at', 'is not', null)
        .orderBy('revealed_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toCheckIn(row);
    },
    revealedIn: async (coupleId, { from, until }) => {
      const rows = await db
        .selectFrom('check_ins')
        .select('revealed_at')
        .where('couple_id', '=', coupleId)
        .where('revealed_at', '>=', from)
        .where('revealed_at', '<', until)
        .orderBy('revealed_at')
        .execute();
      return rows.flatMap(({ revealed_at: at }) => at ?? []);
    },
    talkedIn: async (coupleId, { from, until }) => {
      const rows = await db
        .selectFrom('check_ins')
        .select('opened_at')
        .where('couple_id', '=', coupleId)
        .where('opened_at', '>=', from)
        .where('opened_at', '<', until)
        .where('mode', '=', 'open')
        .where('message', 'is not', null)
        .orderBy('opened_at')
        .execute();
      return rows.map(({ opened_at: at }) => at);
    },
    history: async (coupleId, before, most) => {
      const rows = await read
        .where('couple_id', '=', coupleId)
        .where('opened_at', '<', before)
        .orderBy('opened_at', 'desc')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(toCheckIn);
    },
    lockToNudge: async (now, most) => {
      const rows = await read
        .where('nudge_at', '<=', now)
        .where('nudge_at', 'is not', null)
        .orderBy('nudge_at')
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute();
      return rows.map(toCheckIn);
    },
    takeClosed: async (now, most) => {
      const closed = db
        .selectFrom('check_ins')
        .select('id')
        .where('revealed_at', 'is', null)
        .where('message', 'is not', null)
        .where('closing', '=', true)
        .where('closes_at', '<=', now)
        .orderBy('closes_at')
        .limit(most)
        .forUpdate()
        .skipLocked();
      const rows = await db
        .updateTable('check_ins')
        .set({ closing: false })
        .where('id', 'in', closed)
        .returningAll()
        .execute();
      return rows.map(toCheckIn);
    },
    forget: async (coupleId, side) => {
      const answered = side === 0 ? ('answered_at_0' as const) : ('answered_at_1' as const);
      const passed = side === 0 ? ('passed_0' as const) : ('passed_1' as const);
      const ofCouple = db.updateTable('check_ins').where('couple_id', '=', coupleId);
      await ofCouple.set({ [passed]: null }).execute();
      await ofCouple
        .set({ [answered]: null })
        .where('revealed_at', 'is', null)
        .execute();
      await db.deleteFrom('prompts_never').where('couple_id', '=', coupleId).where('side', '=', side).execute();
    },
  };
}

export const eraseCheckIns: Eraser = (db, id) =>
  erasePosts(db, db.selectFrom('check_ins').select('id').where('couple_id', '=', id));
