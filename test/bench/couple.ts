import type { RoomRef } from '../../src/model/place.ts';
import type { BenchWorld } from './world.ts';

/** A couple made the real way, with a key of its own. */
export async function addCouple(
  { store, system }: Pick<BenchWorld, 'store' | 'system'>,
  room: RoomRef,
  people: readonly [string, string],
): Promise<string> {
  const { platform, space } = room;
  const partner = (side: 0 | 1) => ({
    side,
    user: { platform, space, user: people[side] },
    locale: 'en',
    zone: 'Europe/Lisbon',
    hears: 'mention' as const,
    nudges: true,
    depthLimit: 2 as const,
    themesNever: [],
    packs: [],
    leftAt: null,
  });
  await store.transaction((stores) =>
    stores.couples.add({
      id: 'bench-couple',
      room,
      partners: [partner(0), partner(1)],
      createdAt: system.now(),
      reveal: 'room',
      answers: 'sealed',
      quietHours: { from: '22:00', to: '08:00' },
      pause: null,
      ending: null,
    }),
  );
  return 'bench-couple';
}
