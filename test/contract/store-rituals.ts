import { describe, expect, test } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import { day } from '../../src/model/instant.ts';
import type { Ritual } from '../../src/model/ritual.ts';
import type { Store, Stores } from '../../src/port/store.ts';
import { aCheckIn, aCouple, aRitual, noon } from './store-fixtures.ts';

export function ritualsComeDue(store: () => Store, parallel: boolean): void {
  const withRituals = async (couple: Couple, ...rituals: readonly Ritual[]) => {
    await store().transaction(async (stores) => {
      await stores.couples.add(couple);
      await stores.rituals.save(rituals.length === 0 ? [aRitual(couple)] : rituals);
    });
    return couple;
  };
  const dueOf = async (couple: Couple, now = noon) => {
    const due = await store().transaction(({ rituals }) => rituals.lockDue(now, 1000));
    return due.filter((one) => one.couple.id === couple.id);
  };

  describe('rituals', () => {
    test('they come back as they were saved, and saving again replaces them', async () => {
      const couple = aCouple();
      const question = aRitual(couple);
      const us = aRitual(couple, { name: 'us', on: false, nextAt: null, lastSkip: { dueAt: noon, why: 'late' } });
      await withRituals(couple, question, us);
      await store().transaction(async ({ rituals }) => {
        expect(await rituals.of(couple.id)).toEqual([question, us]);
        expect(await rituals.find(couple.id, 'us')).toEqual(us);
        const moved: Ritual = {
          ...question,
          rhythm: { monthDay: 31, time: '07:15', zone: 'Asia/Kathmandu' },
          nextAt: noon + day,
          waitingSince: noon,
          cameAt: noon - day,
          lastSkip: { dueAt: noon, why: 'asked' },
        };
        await rituals.save([moved]);
        expect(await rituals.find(couple.id, 'question')).toEqual(moved);
        expect(await rituals.find('nobody', 'us')).toBeNull();
        await rituals.save([]);
      });
    });

    test('a ritual of a couple that is not there is refused', async () => {
      const ghost = aRitual(aCouple());
      await expect(store().transaction(({ rituals }) => rituals.save([ghost]))).rejects.toThrow();
    });

    test('a couple is offered a ritual once, and the offer is open until it is decided', async () => {
      const couple = await withRituals(aCouple());
      await store().transaction(async ({ offers }) => {
        expect(await offers.add(couple.id, 'pulse', noon)).toBe(true);
        expect(await offers.add(couple.id, 'pulse', noon + 1)).toBe(false);
        const offer = { coupleId: couple.id, name: 'pulse', offeredAt: noon, open: true, message: null } as const;
        expect(await offers.find(couple.id, 'pulse')).toEqual(offer);
        const message = { room: couple.room, message: 'm1' };
        await offers.setMessage(couple.id, 'pulse', message);
        expect(await offers.close(couple.id, 'pulse')).toEqual({ ...offer, open: false, message });
        expect(await offers.close(couple.id, 'pulse')).toBeNull();
        await offers.setMessage(couple.id, 'pulse', null);
        expect(await offers.of(couple.id)).toEqual([{ ...offer, open: false }]);
        expect(await offers.find('nobody', 'pulse')).toBeNull();
      });
      await store().transaction(({ couples }) => couples.erase(couple.id));
      expect(await store().transaction(({ offers }) => offers.of(couple.id))).toEqual([]);
    });

    test('a due ritual brings its couple', async () => {
      const couple = await withRituals(aCouple());
      expect(await dueOf(couple)).toEqual([{ rituals: [aRitual(couple)], couple }]);
    });

    test('whoever gets a couple gets all of its rituals with it, also those that are not due', async () => {
      const couple = aCouple();
      const question = aRitual(couple, { nextAt: 1 });
      const us = aRitual(couple, { name: 'us', nextAt: 2 });
      const pulse = aRitual(couple, { name: 'pulse', nextAt: noon + day });
      await withRituals(couple, question, us, pulse);
      await withRituals(aCouple());
      const [first, ...more] = await store().transaction(({ rituals }) => rituals.lockDue(noon, 1));
      expect(more).toEqual([]);
      expect(first?.couple).toEqual(couple);
      expect(first?.rituals.toSorted((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))).toEqual([question, us, pulse]);
      await store().transaction(({ couples }) => couples.erase(couple.id));
    });

    test('what couples were asked is read for many at once', async () => {
      const couple = await withRituals(aCouple());
      await store().transaction(async ({ checkIns }) => {
        await checkIns.add([
          aCheckIn(couple, { promptId: 'trust-first', openedAt: noon - 2 * day }),
          aCheckIn(couple, { promptId: 'trust-second', openedAt: noon - day }),
        ]);
        await checkIns.setNever(couple.id, 0, 'fears-dark', true);
        await checkIns.setNever(couple.id, 1, 'fears-dark', true);
        await checkIns.setNever(couple.id, 1, 'fears-late', true);
      });
      const { id: fresh } = await withRituals(aCouple());
      const histories = await store().transaction(({ checkIns }) => checkIns.historyOf([couple.id, fresh]));
      expect(histories.get(couple.id)).toEqual({
        asked: new Map([
          ['trust-first', noon - 2 * day],
          ['trust-second', noon - day],
        ]),
        never: new Set(['fears-dark', 'fears-late']),
        lastPromptId: 'trust-second',
      });
      expect(histories.get(fresh)).toEqual({ asked: new Map(), never: new Set(), lastPromptId: null });
    });

    test('what is later is not due, and what is off never is', async () => {
      const couple = aCouple();
      await withRituals(
        couple,
        aRitual(couple, { nextAt: noon + 1 }),
        aRitual(couple, { name: 'us', on: false, nextAt: null }),
      );
      expect(await dueOf(couple)).toEqual([]);
      expect(await dueOf(couple, noon + 1)).toHaveLength(1);
    });

    test('a pause silences a couple until it is lifted, whatever its reason', async () => {
      const couple = await withRituals(aCouple());
      for (const pause of [
        { until: null, why: 'room-gone' as const },
        { until: noon + day, why: 'asked' as const },
      ]) {
        await store().transaction(({ couples }) => couples.save({ ...couple, pause }));
        expect(await dueOf(couple)).toEqual([]);
      }
      await store().transaction(({ couples }) => couples.save(couple));
      expect(await dueOf(couple)).toHaveLength(1);
    });

    test('a couple that ended is silent, also when its rituals are saved afterwards', async () => {
      const couple = await withRituals(aCouple());
      const ending = { at: noon, eraseAt: noon + 30 * day };
      await store().transaction(async ({ couples, rituals }) => {
        await couples.save({ ...couple, ending });
        await rituals.save([aRitual(couple), aRitual(couple, { name: 'us' })]);
      });
      expect(await dueOf(couple)).toEqual([]);
    });

    test('the longest due come first, and no more than asked for', async () => {
      const couples = [3, 1, 2].map((hours) => ({ hours, couple: aCouple() }));
      for (const { hours, couple } of couples) await withRituals(couple, aRitual(couple, { nextAt: hours }));
      const due = await store().transaction(({ rituals }) => rituals.lockDue(noon, 2));
      expect(due.map(({ rituals }) => rituals[0]?.nextAt)).toEqual([1, 2]);
    });

    test('those that lie too far ahead are found, but not where somebody asked to skip some', async () => {
      const found = async () => {
        const rituals = await store().transaction((stores) =>
          stores.rituals.lockBeyond({ weekly: noon + 12 * day, monthly: noon + 36 * day }, 1000),
        );
        return rituals.map(({ coupleId }) => coupleId);
      };
      const far = noon + 400 * day;
      const wrong = await Promise.all(
        ([null, { dueAt: noon, why: 'late' }] as const).map(async (lastSkip) => {
          const couple = aCouple();
          return withRituals(couple, aRitual(couple, { nextAt: far, lastSkip }));
        }),
      );
      const right = [
        { nextAt: noon + 12 * day },
        { nextAt: far, lastSkip: { dueAt: far - day, why: 'asked' } },
        { nextAt: null },
        { nextAt: noon + 36 * day, rhythm: { monthDay: 31, time: '20:00', zone: 'UTC' } },
      ] as const;
      for (const change of right) {
        const couple = aCouple();
        await withRituals(couple, aRitual(couple, change));
      }
      const paused = aCouple({ pause: { until: null, why: 'asked' } });
      await withRituals(paused, aRitual(paused, { nextAt: far }));
      expect((await found()).toSorted()).toEqual(wrong.map(({ id }) => id).toSorted());
    });

    test('whether a couple may like to look back is seen at once, and then when it was set, while it is active', async () => {
      const [couple, paused] = [aCouple(), aCouple({ pause: { until: null, why: 'asked' } })];
      for (const one of [couple, paused]) await withRituals(one);
      const taken = async (now: number) => {
        const ids = await store().transaction(({ lookBacks }) => lookBacks.take(now, 1000));
        return [couple, paused].filter(({ id }) => ids.includes(id));
      };
      expect(await taken(noon)).toEqual([couple]);
      expect(await taken(noon + 1000 * day)).toEqual([]);
      await store().transaction(({ lookBacks }) => lookBacks.set(couple.id, noon + day));
      expect(await taken(noon + day - 1)).toEqual([]);
      await store().transaction(({ couples }) => couples.save({ ...couple, reveal: 'private' }));
      expect((await taken(noon + day)).map(({ id }) => id)).toEqual([couple.id]);
    });

    test.runIf(parallel)('two processes never take the same one, and neither waits', async () => {
      for (let count = 0; count < 6; count += 1) await withRituals(aCouple());
      const ids = (due: Awaited<ReturnType<Stores['rituals']['lockDue']>>) => due.map((one) => one.couple.id);
      await store().transaction(async (first) => {
        const taken = ids(await first.rituals.lockDue(noon, 3));
        expect(taken).toHaveLength(3);
        await store().transaction(async (second) => {
          const others = ids(await second.rituals.lockDue(noon, 1000));
          expect(others.length).toBeGreaterThanOrEqual(3);
          expect(others.filter((id) => taken.includes(id))).toEqual([]);
        });
      });
    });

    test.runIf(parallel)('a couple that somebody works on is left to the next tick', async () => {
      const couple = await withRituals(aCouple());
      await store().transaction(async ({ couples }) => {
        await couples.lock(couple.id);
        expect(await dueOf(couple)).toEqual([]);
      });
      expect(await dueOf(couple)).toHaveLength(1);
    });
  });
}
