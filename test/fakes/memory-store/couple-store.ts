import type { Couple } from '../../../src/model/couple.ts';
import type { CoupleStore } from '../../../src/port/stores/couple-store.ts';
import { isAwake, type Memory, placeOf, userText } from './memory.ts';
import { by } from './order.ts';

export function createCoupleStore(memory: Memory): CoupleStore {
  const { couples, rituals } = memory;
  const find = (id: string): Couple | null => couples.get(id)?.couple ?? null;
  const inRoom = (...[room]: Parameters<CoupleStore['activeIn']>) => couples.by('room', placeOf(room)).map(coupleOf);

  const check = (couple: Couple): void => {
    const [one, other] = couple.partners;
    if (userText(one.user) === userText(other.user)) throw new Error('nobody pairs with themselves');
    const taken = inRoom(couple.room).some(({ id, ending }) => id !== couple.id && ending === null);
    if (couple.ending === null && taken) throw new Error('a room has one active couple');
  };

  return {
    add: async (couple) => {
      check(couple);
      couples.add({ couple, lookBackAt: 0 });
    },
    save: async (couple) => {
      const before = memory.couple(couple.id);
      check(couple);
      couples.change(couple.id, (row) => ({ ...row, couple }));
      const awake = isAwake(couple);
      if (awake !== isAwake(before)) for (const row of rituals.ofCouple(couple.id)) rituals.put({ ...row, awake });
    },
    find: async (id) => find(id),
    lock: async (id) => find(id),
    activeIn: async (room) => inRoom(room).find(({ ending }) => ending === null) ?? null,
    isPairedAcross: async ({ platform, user }, { space, room }) =>
      couples
        .by('channel', `${platform} ${room}`)
        .some(
          ({ couple }) =>
            couple.room.space !== space &&
            couple.ending === null &&
            couple.partners.some((partner) => partner.user.user === user),
        ),
    endedIn: async (room) =>
      inRoom(room)
        .filter(({ ending }) => ending !== null)
        .toSorted(by(({ ending }) => -(ending?.at ?? 0))),
    ofUser: async (user) =>
      couples
        .by('user', userText(user))
        .map(coupleOf)
        .toSorted(
          by(
            ({ createdAt }) => -createdAt,
            ({ id }) => id,
          ),
        ),
    lockOutOfReach: async ({ platform, space }) =>
      couples
        .by('space', `${platform} ${space}`)
        .map(coupleOf)
        .filter(({ ending, pause }) => ending === null && pause !== null && outOfReach.has(pause.why)),
    renameRoom: async (from, to) => memory.rename(from, to),
    lockToResume: async (now, most) => couples.due('resume', now, most).map(coupleOf),
    toErase: async (now, most) => couples.due('erase', now, most).map(({ couple }) => couple.id),
    erase: async (id) => memory.erase(id),
  };
}

const outOfReach: ReadonlySet<string> = new Set(['room-gone', 'forbidden', 'removed']);

function coupleOf({ couple }: { readonly couple: Couple }): Couple {
  return couple;
}
