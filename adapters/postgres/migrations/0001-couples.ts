import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Couples, the two in each, their key, their invitations and their rituals. */
export const couples: Migration = {
  up: async (db) => {
    await sql`
    create table couples (
      id text primary key,
      platform text not null,
      space text not null,
      room text not null,
      room_under text,
      created_at bigint not null,
      reveal text not null check (reveal in ('room', 'private')),
      answers text not null check (answers in ('sealed', 'open')),
      quiet_from text not null,
      quiet_to text not null,
      pause_why text check (pause_why in ('asked', 'room-gone', 'forbidden', 'partner-left')),
      pause_until bigint,
      ended_at bigint,
      erase_at bigint,
      awake boolean not null generated always as (pause_why is null and ended_at is null) stored,
      unique (id, awake),
      constraint a_pause_has_a_reason check (pause_until is null or pause_why is not null),
      constraint an_ending_has_both_times check ((ended_at is null) = (erase_at is null))
    )`.execute(db);
    await sql`create unique index one_active_couple_per_room on couples (platform, space, room) where ended_at is null`.execute(
      db,
    );
    await sql`create index couples_ended on couples (platform, space, room) where ended_at is not null`.execute(db);
    await sql`create index couples_to_resume on couples (pause_until) where pause_until is not null and ended_at is null`.execute(
      db,
    );
    await sql`create index couples_to_erase on couples (erase_at) where erase_at is not null`.execute(db);

    await sql`
    create table partners (
      couple_id text not null references couples on delete cascade,
      side smallint not null check (side in (0, 1)),
      platform text not null,
      space text not null,
      user_id text not null,
      locale text not null,
      zone text not null,
      nudges boolean not null,
      depth_limit smallint not null check (depth_limit between 1 and 3),
      themes_never jsonb not null,
      left_at bigint,
      primary key (couple_id, side),
      constraint nobody_pairs_with_themselves unique (couple_id, platform, space, user_id)
    )`.execute(db);
    await sql`create index partners_by_user on partners (platform, space, user_id)`.execute(db);

    await sql`
    create table couple_keys (
      couple_id text primary key references couples on delete cascade,
      host_key text not null,
      wrapped text not null
    )`.execute(db);
    await sql`create index couple_keys_by_host_key on couple_keys (host_key, couple_id)`.execute(db);

    await sql`
    create table invitations (
      id text primary key,
      platform text not null,
      space text not null,
      room text not null,
      room_under text,
      from_platform text not null,
      from_space text not null,
      from_user text not null,
      to_platform text not null,
      to_space text not null,
      to_user text not null,
      from_locale text not null,
      from_zone text,
      created_at bigint not null,
      expires_at bigint not null,
      state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
      couple_id text references couples on delete cascade,
      message jsonb
    )`.execute(db);
    await sql`create index invitations_open on invitations (platform, space, room) where state = 'open'`.execute(db);
    await sql`create index invitations_to_expire on invitations (expires_at) where state = 'open'`.execute(db);
    await sql`create index invitations_settled on invitations (created_at) where state <> 'open'`.execute(db);
    await sql`create index invitations_from on invitations (from_platform, from_space, from_user)`.execute(db);
    await sql`create index invitations_to on invitations (to_platform, to_space, to_user)`.execute(db);
    await sql`create index invitations_of_couple on invitations (couple_id) where couple_id is not null`.execute(db);

    await sql`
    create table rituals (
      couple_id text not null,
      name text not null check (name in ('question', 'us')),
      awake boolean not null,
      is_on boolean not null,
      days jsonb not null,
      time text not null,
      zone text not null,
      next_at bigint,
      skip_at bigint,
      skip_why text check (skip_why in ('late', 'asked')),
      primary key (couple_id, name),
      foreign key (couple_id, awake) references couples (id, awake) on update cascade on delete cascade,
      constraint what_is_off_is_never_due check (is_on or next_at is null),
      constraint a_skip_has_a_reason check ((skip_at is null) = (skip_why is null))
    )`.execute(db);
    await sql`create index rituals_due on rituals (next_at) where awake and next_at is not null`.execute(db);
  },
};
