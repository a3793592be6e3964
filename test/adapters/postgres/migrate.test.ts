import { type Kysely, sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { DatabaseTooNewError, migrate } from '../../../adapters/postgres/migrate.ts';
import { openInMemory } from '../../../adapters/postgres/open-embedded.ts';
import type { Tables } from '../../../adapters/postgres/tables.ts';
import { databaseSnapshot } from '../../fakes/database-snapshot.ts';

// Databases are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('migrations', () => {
  test('run once, each that is missing', async () => {
    const database = await openInMemory({ from: await databaseSnapshot() });
    expect(database.migrated).toEqual([]);
    expect(await migrate(database.kysely)).toEqual([]);
    // As an earlier version leaves it.
    await sql`alter table responses drop column answers_to`.execute(database.kysely);
    await sql`alter table couples drop column look_back_at`.execute(database.kysely);
    await sql`alter table partners drop column hears, drop column packs`.execute(database.kysely);
    await sql`
      alter table rituals drop column month_day, drop column came_at, drop column waiting_since, alter column days set not null,
        add constraint rituals_name_check check (name in ('question', 'us'))`.execute(database.kysely);
    await sql`drop table held_cards, meetings, rounds, ritual_offers`.execute(database.kysely);
    await sql`drop table jar_digests, moments`.execute(database.kysely);
    await sql`alter table check_ins drop column because`.execute(database.kysely);
    await sql`drop table journeys`.execute(database.kysely);
    await sql`drop table leases, lease_holders, lease_pools`.execute(database.kysely);
    await sql`alter table posts drop column held_until`.execute(database.kysely);
    await sql`drop table goal_entries, goals, goal_reviews, own_prompt_versions, own_prompts`.execute(database.kysely);
    await sql`drop table practice_pages, practice_entries, practice_sessions`.execute(database.kysely);
    await sql`drop table date_ideas_saved, date_ideas_shown, date_lines, date_notes, date_plans`.execute(
      database.kysely,
    );
    await sql`delete from kysely_migration where name >= '0010'`.execute(database.kysely);
    expect(await migrate(database.kysely)).toEqual([
      '0010-being-told',
      '0011-answers-to-replies',
      '0012-held-cards',
      '0013-questionnaires',
      '0014-practices',
      '0015-more-rituals',
      '0016-ritual-offers',
      '0017-dates',
      '0018-goals',
      '0019-keepsakes',
      '0021-journeys',
      '0022-own-prompts',
      '0023-looking-back',
      '0025-packs',
      '0026-mended',
      '0027-leases',
    ]);
    expect(await database.kysely.selectFrom('responses').select('answers_to').execute()).toEqual([]);
    await database.close();
  });

  test('a database from before the first release gets what it lacks', async () => {
    const database = await openInMemory({ from: await databaseSnapshot() });
    const { kysely } = database;
    // As it was when 0001, 0002 and 0006 said something else.
    await sql`alter table check_ins drop column closing, drop column reveal_message, add column reveal_shown boolean`.execute(
      kysely,
    );
    await sql`alter table check_ins drop constraint a_reveal_has_its_mode,
      drop constraint before_it_only_private_is_promised,
      add constraint a_reveal_has_its_mode check ((revealed_at is null) = (reveal is null))`.execute(kysely);
    await sql`create index check_ins_closing on check_ins (closes_at) where revealed_at is null and message is not null`.execute(
      kysely,
    );
    await sql`alter table couples add column restore_asked_by smallint`.execute(kysely);
    await sql`drop table leases, lease_holders, lease_pools`.execute(kysely);
    await sql`alter table posts drop column held_until`.execute(kysely);
    await sql`delete from kysely_migration where name >= '0026'`.execute(kysely);
    const fresh = await openInMemory({ from: await databaseSnapshot() });
    expect(await schemaOf(kysely)).not.toEqual(await schemaOf(fresh.kysely));
    const before: string[] = [];
    expect(await migrate(kysely, async (_db, pending) => void before.push(...pending))).toEqual(before);
    expect(before[0]).toBe('0026-mended');
    expect(await schemaOf(kysely)).toEqual(await schemaOf(fresh.kysely));
    await fresh.close();
    await database.close();
  });

  test('a database of a newer version is refused, by name, and left as it is', async () => {
    const database = await openInMemory({ from: await databaseSnapshot() });
    await sql`insert into kysely_migration values ('0099-from-the-future', '2030-01-01T00:00:00Z')`.execute(
      database.kysely,
    );
    await expect(migrate(database.kysely)).rejects.toThrow(DatabaseTooNewError);
    await expect(migrate(database.kysely)).rejects.toThrow(/newer Attune.*0099-from-the-future/);
    await database.close();
  });
});

/** Every column, rule and index, whatever their order. */
async function schemaOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
      as line
    from information_schema.columns where table_schema = 'public'
    union all
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n'
    union all
    select indexdef from pg_indexes where schemaname = 'public'
    order by 1`.execute(db);
  return rows.map(({ line }) => line);
}
