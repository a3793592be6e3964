import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Check-ins, what was asked and what never shall be, and what the two wrote, sealed. */
export const checkIns: Migration = {
  up: async (db) => {
    await sql`
    create table check_ins (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      origin text not null,
      prompt_id text not null,
      mode text not null check (mode in ('sealed', 'open')),
      opened_at bigint not null,
      closes_at bigint not null,
      swaps smallint not null,
      answered_at_0 bigint,
      answered_at_1 bigint,
      passed_0 text check (passed_0 in ('pass', 'not-today', 'never')),
      passed_1 text check (passed_1 in ('pass', 'not-today', 'never')),
      revealed_at bigint,
      reveal text check (reveal in ('room', 'private')),
      nudge_at bigint,
      message jsonb,
      closing boolean not null default true,
      constraint revealed_means_both_answered
        check (revealed_at is null or (answered_at_0 is not null and answered_at_1 is not null)),
      constraint a_reveal_has_its_mode check (revealed_at is null or reveal is not null),
      constraint before_it_only_private_is_promised check (revealed_at is not null or reveal is null or reveal = 'private'),
      constraint nobody_is_nudged_after_the_reveal check (revealed_at is null or nudge_at is null)
    )`.execute(db);
    await sql`create index check_ins_of_couple on check_ins (couple_id, opened_at desc)`.execute(db);
    await sql`create index check_ins_revealed on check_ins (couple_id, revealed_at desc) where revealed_at is not null`.execute(
      db,
    );
    await sql`create index check_ins_to_nudge on check_ins (nudge_at) where nudge_at is not null`.execute(db);
    await sql`create index check_ins_closing on check_ins (closes_at)
      where revealed_at is null and message is not null and closing`.execute(db);

    await sql`
    create table prompts_asked (
      couple_id text not null references couples on delete cascade,
      prompt_id text not null,
      asked_at bigint not null,
      primary key (couple_id, prompt_id)
    )`.execute(db);
    await sql`
    create table prompts_never (
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      prompt_id text not null,
      primary key (couple_id, side, prompt_id)
    )`.execute(db);

    await sql`
    create table answers (
      check_in_id text not null references check_ins on delete cascade,
      side smallint not null check (side in (0, 1)),
      sealed text not null,
      primary key (check_in_id, side)
    )`.execute(db);
    await sql`
    create table responses (
      id text primary key,
      check_in_id text not null references check_ins on delete cascade,
      side smallint not null check (side in (0, 1)),
      way text not null,
      sealed text not null,
      at bigint not null,
      message jsonb
    )`.execute(db);
    await sql`create index responses_of_check_in on responses (check_in_id, at)`.execute(db);

    await sql`
    create table drafts (
      id text primary key,
      couple_id text not null references couples on delete cascade,
      platform text not null,
      space text not null,
      user_id text not null,
      at bigint not null,
      sealed text not null
    )`.execute(db);
    await sql`create index drafts_by_age on drafts (at)`.execute(db);
    await sql`create index drafts_of_couple on drafts (couple_id)`.execute(db);
  },
};
