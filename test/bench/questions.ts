import { newCheckIn } from '../../src/model/check-in.ts';
import { day } from '../../src/model/instant.ts';
import type { RoomRef } from '../../src/model/place.ts';
import { addCouple } from './couple.ts';
import { within } from './within.ts';
import { addCouples, type BenchWorld } from './world.ts';

/** So many couples there are besides. */
export const couples = 1000;

/**
 * A couple among others, and questions for it that are answered in words, posted in its room by the real jobs.
 * Returns the ids of their messages.
 */
export async function postQuestions(
  world: BenchWorld,
  room: RoomRef,
  people: readonly [string, string],
  count: number,
): Promise<readonly string[]> {
  const { store, system, content } = world;
  await addCouples(world.db, 1, couples - 1, system.now() + 30 * day);
  const coupleId = await addCouple(world, room, people);
  const prompts = [...content.library('en').prompts.values()].filter(
    (one) => one.format === 'words' && one.second === undefined && one.ritual === undefined && one.retired !== true,
  );
  const checkIns = Array.from({ length: count }, (_, n) => {
    const promptId = prompts[n % prompts.length]?.id ?? '';
    const what = { id: system.newId(), coupleId, origin: 'asked', promptId, mode: 'sealed' } as const;
    return newCheckIn(what, system.now() - count + n);
  });
  await store.transaction(async (stores) => {
    await stores.checkIns.add(checkIns);
    await stores.jobs.enqueue(checkIns.map(({ id }) => ({ name: 'post-check-in', checkInId: id })));
  });
  await within(120_000, 'the questions to be posted', world.runner.idle());
  const posted = await store.transaction((stores) =>
    Promise.all(checkIns.map(async ({ id }) => (await stores.checkIns.find(id))?.message?.message)),
  );
  return posted.map((message) => {
    if (message === undefined) throw new Error('a question was not posted');
    return message;
  });
}
