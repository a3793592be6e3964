import { type CoupleId, type Side, sides } from '../model/couple.ts';
import type { Told } from '../port/jobs.ts';
import type { Stores } from '../port/store.ts';

/** Has both, or those named, told something, each privately; once under a key. */
export async function tellPrivately(
  { jobs }: Pick<Stores, 'jobs'>,
  coupleId: CoupleId,
  notice: Told,
  key: string,
  to: readonly Side[] = sides,
): Promise<void> {
  await jobs.enqueue(to.map((side) => ({ name: 'tell', coupleId, side, notice, key: `${notice}:${key}-${side}` })));
}
