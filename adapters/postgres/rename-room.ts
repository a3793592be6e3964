import { type Kysely, sql } from 'kysely';
import type { RoomRef } from '../../src/model/place.ts';
import type { Tables } from './tables.ts';

/** Every table that keeps where a message stands, and in which column. */
export const withMessages = [
  ['check_ins', 'message'],
  ['check_ins', 'reveal_message'],
  ['responses', 'message'],
  ['journeys', 'message'],
  ['appreciations', 'message'],
  ['meetings', 'message'],
  ['meetings', 'met_message'],
  ['invitations', 'message'],
  ['posts', 'message'],
  ['ritual_offers', 'message'],
  ['moments', 'message'],
  ['jar_digests', 'message'],
  ['goals', 'message'],
  ['goals', 'done_message'],
  ['goal_reviews', 'message'],
  ['own_prompts', 'message'],
  ['date_plans', 'plan_message'],
  ['date_plans', 'ask_message'],
  ['date_plans', 'both_message'],
  ['practice_pages', 'message'],
] as const;

/** Points everything that points to a room to another one. It happens a few times in the life of a workspace. */
export async function renameRoom(db: Kysely<Tables>, from: RoomRef, to: RoomRef): Promise<void> {
  for (const table of ['couples', 'invitations'] as const) {
    await sql`
      update ${sql.table(table)} set space = ${to.space}, room = ${to.room}
      where platform = ${from.platform} and space = ${from.space} and room = ${from.room}`.execute(db);
  }
  for (const [table, column] of withMessages) {
    const message = sql.ref(column);
    await sql`
      update ${sql.table(table)}
      set ${message} = jsonb_set(jsonb_set(${message}, '{room,space}', to_jsonb(${to.space}::text)),
        '{room,room}', to_jsonb(${to.room}::text))
      where ${message} #>> '{room,platform}' = ${from.platform} and ${message} #>> '{room,space}' = ${from.space}
        and ${message} #>> '{room,room}' = ${from.room}`.execute(db);
  }
}
