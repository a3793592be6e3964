import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Mends databases that were made before the first release, while migrations were still edited (0001, 0002, 0006, 0016):
 * they get what they lack. Where nothing is lacking, nothing changes.
 */
export const mended: Migration = {
  up: async (db) => {
    await sql`alter table check_ins add column if not exists closing boolean not null default true`.execute(db);
    await sql`drop index if exists check_ins_closing`.execute(db);
    await sql`create index check_ins_closing on check_ins (closes_at)
      where revealed_at is null and message is not null and closing`.execute(db);

    await sql`alter table check_ins drop constraint if exists a_reveal_has_its_mode`.execute(db);
    await sql`alter table check_ins drop constraint if exists before_it_only_private_is_promised`.execute(db);
    await sql`alter table check_ins
      add constraint a_reveal_has_its_mode check (revealed_at is null or reveal is not null),
      add constraint before_it_only_private_is_promised
        check (revealed_at is not null or reveal is null or reveal = 'private')`.execute(db);

    await sql`alter table couples drop column if exists restore_asked_by`.execute(db);

    await sql`alter table check_ins add column if not exists reveal_message jsonb, drop column if exists reveal_shown`.execute(
      db,
    );
    await sql`alter table rituals add column if not exists came_at bigint, add column if not exists waiting_since bigint`.execute(
      db,
    );
  },
};
