import type { Kysely } from 'kysely';
import type { CoupleId, Side } from '../../src/model/couple.ts';
import type { Tables } from './tables.ts';

/**
 * Removes everything that one partner wrote or chose. A question that was not revealed is theirs to answer anew;
 * a revealed one keeps its time, with an empty answer on this side.
 */
export async function forgetPartner(db: Kysely<Tables>, coupleId: CoupleId, side: Side): Promise<void> {
  const answered = side === 0 ? ('answered_at_0' as const) : ('answered_at_1' as const);
  const passed = side === 0 ? ('passed_0' as const) : ('passed_1' as const);
  const ofCouple = db.selectFrom('check_ins').select('id').where('couple_id', '=', coupleId);

  await db.deleteFrom('answers').where('side', '=', side).where('check_in_id', 'in', ofCouple).execute();
  await db.deleteFrom('responses').where('side', '=', side).where('check_in_id', 'in', ofCouple).execute();
  await db.deleteFrom('appreciations').where('couple_id', '=', coupleId).where('side', '=', side).execute();
  await db
    .updateTable('check_ins')
    .set({ [passed]: null })
    .where('couple_id', '=', coupleId)
    .execute();
  await db
    .updateTable('check_ins')
    .set({ [answered]: null })
    .where('couple_id', '=', coupleId)
    .where('revealed_at', 'is', null)
    .execute();
  await db.deleteFrom('tips_saved').where('couple_id', '=', coupleId).where('side', '=', side).execute();
  await db.deleteFrom('prompts_never').where('couple_id', '=', coupleId).where('side', '=', side).execute();
  await db
    .updateTable('partners')
    .set({ themes_never: '[]' })
    .where('couple_id', '=', coupleId)
    .where('side', '=', side)
    .execute();
  // A form that was given back also quotes what it replies to, so the other's go as well.
  await db.deleteFrom('drafts').where('couple_id', '=', coupleId).execute();
}
