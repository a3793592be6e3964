import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A reply can answer what was asked back, once for each of the two. It outlives the question: it is its author's own. */
export const answersToReplies: Migration = {
  up: async (db) => {
    await sql`alter table responses add column answers_to text references responses on delete set null`.execute(db);
    await sql`create unique index responses_answering on responses (answers_to, side)`.execute(db);
  },
};
