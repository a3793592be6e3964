import { type CoupleId, sides } from '../model/couple.ts';
import type { Told } from '../port/jobs.ts';
import type { Stores } from '../port/store.ts';

/** Has both told something, each privately; once under a key. */
export async function tellBoth(
  { jobs }: Pick<Stores, 'jobs'>,
  coupleId: CoupleId,
  notice: Told,
  key: string,
): Promise<void> {
  await jobs.enqueue(sides.map((side) => ({ name: 'tell', coupleId, side, notice, key: `${notice}:${key}-${side}` })));
}
