import type { Expression, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import type { Tables } from './tables.ts';

/** What a store removes itself when a couple is erased: whatever of its rows does not hang on the couple's row. */
export type Eraser = (db: Kysely<Tables>, id: CoupleId) => Promise<void>;

/** Destroys a couple's data key and every row about it. What hangs on the couple goes with it by cascade. */
export async function eraseCouple(db: Kysely<Tables>, id: CoupleId, erasers: readonly Eraser[]): Promise<void> {
  await db.deleteFrom('couple_keys').where('couple_id', '=', id).execute();
  await erasePosts(db, db.selectFrom('couples').select('id').where('id', '=', id));
  for (const erase of erasers) await erase(db, id);
  await db.deleteFrom('couples').where('id', '=', id).execute();
}

/** Removes what is known of posts whose keys name one of these ids. */
export async function erasePosts(db: Kysely<Tables>, ids: Expression<{ id: string }>): Promise<void> {
  await sql`delete from posts where exists (select from (${ids}) as one where strpos(posts.key, one.id) > 0)`.execute(
    db,
  );
}
