import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withMessages } from '../../../adapters/postgres/rename-room.ts';
import { openTestStore } from '../../fakes/open-test-store.ts';

test('a room that gets another id is renamed in every column that keeps where a message stands', async () => {
  const data = await openTestStore({ reuse: true });
  const { rows } = await sql<{ name: string; column: string }>`
    select table_name::text as name, column_name::text as column from information_schema.columns
    where table_schema = current_schema() and data_type = 'jsonb' and column_name like '%message'`.execute(
    data.database.kysely,
  );
  const kept = rows.map(({ name, column }) => `${name}.${column}`);
  expect(withMessages.map(([name, column]) => `${name}.${column}`).toSorted()).toEqual(kept.toSorted());
  await data.close();
});
