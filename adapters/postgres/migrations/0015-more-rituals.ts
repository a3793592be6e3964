import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Features name their rituals themselves, and a ritual may go by the month. */
export const moreRituals: Migration = {
  up: async (db) => {
    await sql`alter table rituals drop constraint rituals_name_check`.execute(db);
    await sql`
      alter table rituals
        alter column days drop not null,
        add column month_day smallint check (month_day between 1 and 31),
        add constraint a_rhythm_goes_by_week_or_month check ((days is null) <> (month_day is null))`.execute(db);
  },
};
