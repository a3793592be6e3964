import { describe, expect, test } from 'vitest';
import type { CheckIn } from '../../src/model/check-in.ts';
import { day, hour } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';
import { aCheckIn, aCouple, aMessage, noon, revealed } from './store-fixtures.ts';

export function checkInsAreKept(store: () => Store): void {
  const aSavedCouple = async () => {
    const couple = aCouple();
    await store().transaction(({ couples }) => couples.add(couple));
    return couple;
  };

  describe('check-ins', () => {
    test('they come back as they were added, however many', async () => {
      const couple = await aSavedCouple();
      const all = [
        aCheckIn(couple),
        aCheckIn(couple, { message: aMessage(), mode: 'open', origin: 'asked', nudgeAt: noon * 2 }),
      ];
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add(all);
        for (const one of all) expect(await checkIns.find(one.id)).toEqual(one);
        for (const one of all) expect(await checkIns.lock(one.id)).toEqual(one);
        expect(await checkIns.find('none')).toBeNull();
        expect(await checkIns.lock('none')).toBeNull();
        await checkIns.add([]);
      });
    });

    test('saving keeps everything but the message, which is set by itself', async () => {
      const couple = await aSavedCouple();
      const checkIn = aCheckIn(couple);
      const message = aMessage(couple.room);
      const wish = { theme: 'trust', depth: 2 } as const;
      const changed: CheckIn = {
        ...revealed(checkIn),
        passed: ['not-today', 'never'],
        swaps: 2,
        reveal: 'private',
        wish,
        because: { kind: 'journey', journey: 'how-we-met', step: 3, of: 8 },
      };
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add([checkIn]);
        await checkIns.setMessage(checkIn.id, message);
        await checkIns.save({ ...changed, message: null });
        expect(await checkIns.find(checkIn.id)).toEqual({ ...changed, message });
        await checkIns.setMessage(checkIn.id, null);
        expect((await checkIns.find(checkIn.id))?.message).toBeNull();
      });
    });

    test('a reveal without both answers is refused', async () => {
      const couple = await aSavedCouple();
      const half: CheckIn = { ...revealed(aCheckIn(couple)), answeredAt: [noon, null] };
      await expect(store().transaction(({ checkIns }) => checkIns.add([half]))).rejects.toThrow();
    });

    test('when both had answered, or there was something to talk about, is known for any stretch of time', async () => {
      const [couple, others] = [await aSavedCouple(), await aSavedCouple()];
      const answered = (openedAt: number, of = couple) => revealed(aCheckIn(of, { openedAt }));
      const talk = (openedAt: number) => aCheckIn(couple, { openedAt, mode: 'open', message: aMessage() });
      const period = { from: noon, until: noon + day };
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add([
          answered(noon + 5 * hour),
          // Two hours before it: at its first moment.
          answered(noon - 2 * hour),
          answered(noon - 2 * hour - 1),
          // Two hours before its end: with the next one.
          answered(noon + 22 * hour),
          answered(noon + 4 * hour, others),
          aCheckIn(couple),
          talk(noon - 1),
          talk(noon + hour),
          talk(noon),
          talk(noon + day),
          { ...talk(noon + 2), message: null },
        ]);
        expect(await checkIns.revealedIn(couple.id, period)).toEqual([noon, noon + 7 * hour]);
        expect(await checkIns.talkedIn(couple.id, period)).toEqual([noon, noon + hour]);
        expect(await checkIns.revealedIn('nobody', period)).toEqual([]);
        expect(await checkIns.talkedIn('nobody', period)).toEqual([]);
      });
    });

    test('what was put is asked at the time it opened; the latest time counts', async () => {
      const couple = await aSavedCouple();
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add([aCheckIn(couple, { promptId: 'a', openedAt: noon }), aCheckIn(couple, { promptId: 'b' })]);
        await checkIns.add([aCheckIn(couple, { promptId: 'a', openedAt: noon + day })]);
        expect(await checkIns.asked(couple.id)).toEqual(
          new Map([
            ['a', noon + day],
            ['b', noon],
          ]),
        );
      });
    });

    test('a swap is asked too, and what is taken back can come again', async () => {
      const couple = await aSavedCouple();
      const checkIn = aCheckIn(couple, { promptId: 'a' });
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add([checkIn]);
        await checkIns.save({ ...checkIn, promptId: 'b', swaps: 1 });
        expect(new Set((await checkIns.asked(couple.id)).keys())).toEqual(new Set(['a', 'b']));
        await checkIns.unask(couple.id, 'a');
        expect(await checkIns.asked(couple.id)).toEqual(new Map([['b', noon]]));
        await checkIns.save({ ...checkIn, promptId: 'b', swaps: 1, passed: ['pass', null] });
        expect(await checkIns.asked(couple.id)).toEqual(new Map([['b', noon]]));
      });
    });

    test('what either never wants to see is known to the couple, who said so only to each', async () => {
      const couple = await aSavedCouple();
      await store().transaction(async ({ checkIns }) => {
        await checkIns.setNever(couple.id, 0, 'a', true);
        await checkIns.setNever(couple.id, 0, 'a', true);
        await checkIns.setNever(couple.id, 1, 'b', true);
        expect(await checkIns.never(couple.id)).toEqual(new Set(['a', 'b']));
        expect(await checkIns.neverOf(couple.id, 0)).toEqual(new Set(['a']));
        await checkIns.setNever(couple.id, 0, 'a', false);
        expect(await checkIns.never(couple.id)).toEqual(new Set(['b']));
      });
    });

    test('the latest open one is neither revealed nor closed', async () => {
      const couple = await aSavedCouple();
      const [older, newer] = [
        aCheckIn(couple),
        aCheckIn(couple, { openedAt: noon + hour, closesAt: noon + hour + day }),
      ];
      const shown = revealed(aCheckIn(couple, { openedAt: noon + 2 * hour }));
      await store().transaction(async ({ checkIns }) => {
        expect(await checkIns.latestOpen(couple.id, noon)).toBeNull();
        expect(await checkIns.latestRevealed(couple.id)).toBeNull();
        await checkIns.add([older, newer, shown]);
        expect((await checkIns.latestOpen(couple.id, noon + 3 * hour))?.id).toBe(newer.id);
        expect((await checkIns.latestOpen(couple.id, newer.closesAt))?.id).toBe(older.id);
        expect(await checkIns.latestOpen(couple.id, older.closesAt)).toBeNull();
        expect((await checkIns.latestRevealed(couple.id))?.id).toBe(shown.id);
      });
    });

    test('the latest revealed is the one revealed last, not opened last', async () => {
      const couple = await aSavedCouple();
      const late = { ...revealed(aCheckIn(couple)), revealedAt: noon + 5 * day };
      const early = revealed(aCheckIn(couple, { openedAt: noon + day }));
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add([late, early]);
        expect((await checkIns.latestRevealed(couple.id))?.id).toBe(late.id);
      });
    });

    test('history goes back page by page, newest first', async () => {
      const couple = await aSavedCouple();
      const all = [0, 1, 2, 3].map((days) => aCheckIn(couple, { openedAt: noon + days * day }));
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add(all);
        const first = await checkIns.history(couple.id, noon + 9 * day, 3);
        expect(first.map((one) => one.id)).toEqual([all[3]?.id, all[2]?.id, all[1]?.id]);
        const second = await checkIns.history(couple.id, first.at(-1)?.openedAt ?? 0, 3);
        expect(second.map((one) => one.id)).toEqual([all[0]?.id]);
      });
    });

    test('a nudge comes up when it is due', async () => {
      const couple = await aSavedCouple();
      const due = aCheckIn(couple, { nudgeAt: noon });
      const later = aCheckIn(couple, { nudgeAt: noon + 1 });
      const none = aCheckIn(couple);
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add([due, later, none]);
        const ids = (await checkIns.lockToNudge(noon, 100)).map((one) => one.id);
        expect(ids).toContain(due.id);
        expect(ids).not.toContain(later.id);
        expect(ids).not.toContain(none.id);
        expect(await checkIns.lockToNudge(noon + 1, 1)).toHaveLength(1);
      });
    });

    test('what has closed is given out once: posted, unrevealed', async () => {
      const couple = await aSavedCouple();
      const now = noon + 100 * day;
      const closed = aCheckIn(couple, { closesAt: now, message: aMessage() });
      const long = aCheckIn(couple, { closesAt: noon - 100 * day, message: aMessage() });
      const later = aCheckIn(couple, { closesAt: now + 1, message: aMessage() });
      const unposted = aCheckIn(couple, { closesAt: now });
      const shown = revealed(aCheckIn(couple, { closesAt: now, message: aMessage() }));
      const ours = new Set([closed, long, later, unposted, shown].map(({ id }) => id));
      const taken = () =>
        store().transaction(async ({ checkIns }) =>
          (await checkIns.takeClosed(now, 10_000)).map(({ id }) => id).filter((id) => ours.has(id)),
        );
      await store().transaction(({ checkIns }) => checkIns.add([closed, long, later, unposted, shown]));
      expect((await taken()).toSorted()).toEqual([closed.id, long.id].toSorted());
      expect(await taken()).toEqual([]);
      await store().transaction(({ checkIns }) => checkIns.setMessage(unposted.id, aMessage()));
      expect(await taken()).toEqual([unposted.id]);
    });
  });
}
