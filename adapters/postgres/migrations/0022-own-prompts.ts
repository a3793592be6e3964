import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Questions of a couple's own: what they are picked by is plain, what they say is sealed, in every version. */
export const ownPrompts: Migration = {
  up: async (db) => {
    await sql`
    create table own_prompts (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      added_at bigint not null,
      version smallint not null,
      surprise boolean not null,
      withdrawn_at bigint,
      message jsonb
    )`.execute(db);
    await sql`create index own_prompts_of_couple on own_prompts (couple_id, added_at desc)`.execute(db);
    await sql`
    create table own_prompt_versions (
      own_id text not null references own_prompts on delete cascade,
      version smallint not null,
      at bigint not null,
      format text not null check (format in ('words', 'this-or-that', 'choice', 'guess')),
      theme text not null,
      depth smallint not null check (depth in (1, 2, 3)),
      sealed text not null,
      primary key (own_id, version)
    )`.execute(db);
  },
};
