import { otherSide } from '../../model/couple.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { JobContext } from '../context.ts';
import { memberJoined } from './people-notices.ts';

/** Somebody wants to go on, and the other is away as far as is known: the platform may know better. */
export async function lookForPartner(context: JobContext, job: JobOf<'look-for-partner'>) {
  const { store, platform, now, newId, tries } = context;
  const couple = await store.transaction((stores) => stores.couples.find(job.coupleId));
  const other = couple?.partners[otherSide(job.side)];
  if (couple === null || couple.ending !== null || other === undefined || other.leftAt === null) return;
  const { person } = await platform(couple.room.platform).inspect(couple.room, other.user);
  await store.transaction(async (stores) => {
    if (person === 'here') return memberJoined(stores, couple.room, other.user, { now, newId });
    const { coupleId, side } = job;
    const asked = tries === 0 ? { asked: now } : {};
    await stores.jobs.enqueue([
      { name: 'tell', coupleId, side, notice: 'partner-away', key: `away-${job.key}`, ...asked },
    ]);
  });
}
