import { type Kysely, type Selectable, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { CheckInStore } from '../../src/port/stores/check-in-store.ts';
import { toCheckIn } from './check-in-rows.ts';
import { anyOf } from './couple-rows.ts';
import type { CheckInsTable, Tables } from './tables.ts';

/** What the two have shown each other in the room in which they are, for questions that come back to it. */
export function createSharedPast(db: Kysely<Tables>): Pick<CheckInStore, 'shownInRoom' | 'lastBecause'> {
  return {
    shownInRoom: async (askings) => {
      if (askings.length === 0) return [];
      const wanted = askings.map(({ coupleId, promptId, at }) => ({ couple_id: coupleId, prompt_id: promptId, at }));
      const { rows } = await sql<Selectable<CheckInsTable>>`
        select k.* from json_to_recordset(${JSON.stringify(wanted)}::json) as w (couple_id text, prompt_id text, at bigint)
        join couples c on c.id = w.couple_id
        join check_ins k on k.couple_id = w.couple_id and k.opened_at = w.at and k.prompt_id = w.prompt_id
        where k.mode = 'sealed' and k.revealed_at is not null and k.reveal = 'room'
          and k.reveal_message #>> '{room,platform}' = c.platform and k.reveal_message #>> '{room,space}' = c.space
          and k.reveal_message #>> '{room,room}' = c.room
          and (select count(*) from answers a where a.check_in_id = k.id) = 2`.execute(db);
      return rows.map(toCheckIn);
    },
    lastBecause: async (coupleIds, kind, since) => {
      if (coupleIds.length === 0) return new Map();
      const { rows } = await sql<{ id: CoupleId; at: Instant }>`
        select couple_id as id, max(opened_at) as at from check_ins
        where couple_id = ${anyOf(coupleIds)} and opened_at >= ${since} and because ->> 'kind' = ${kind}
        group by couple_id`.execute(db);
      return new Map(rows.map(({ id, at }) => [id, at]));
    },
  };
}
