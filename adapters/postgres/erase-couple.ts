import { type Kysely, sql } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import type { Tables } from './tables.ts';

/**
 * Destroys a couple's data key and every row about it. What hangs on the couple goes with it by cascade; what only
 * names its people or its messages (settled invitations, posts under their keys) is found and removed here.
 */
export async function eraseCouple(db: Kysely<Tables>, id: CoupleId): Promise<void> {
  await db.deleteFrom('couple_keys').where('couple_id', '=', id).execute();
  await sql`
    delete from posts where strpos(key, ${id}) > 0
      or message in (select message from check_ins where couple_id = ${id})
      or message in (select reveal_message from check_ins where couple_id = ${id})
      or message in (select message from responses where check_in_id in (select id from check_ins where couple_id = ${id}))
      or message in (select message from appreciations where couple_id = ${id})
      or exists (select from check_ins where couple_id = ${id} and strpos(posts.key, check_ins.id) > 0)
      or exists (select from responses r join check_ins c on c.id = r.check_in_id
        where c.couple_id = ${id} and strpos(posts.key, r.id) > 0)
      or exists (select from appreciations a where a.couple_id = ${id} and strpos(posts.key, a.id) > 0)`.execute(db);
  await sql`
    delete from invitations i using partners a, partners b
    where a.couple_id = ${id} and a.side = 0 and b.couple_id = ${id} and b.side = 1 and i.state <> 'open'
      and (i.from_platform, i.from_space, i.from_user, i.to_platform, i.to_space, i.to_user) in (
        (a.platform, a.space, a.user_id, b.platform, b.space, b.user_id),
        (b.platform, b.space, b.user_id, a.platform, a.space, a.user_id))`.execute(db);
  await db.deleteFrom('couples').where('id', '=', id).execute();
}
