import { describe, expect, test } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, fresh, noon } from './store-fixtures.ts';

export function transactionsHold(store: () => Store, parallel: boolean): void {
  const aSavedCouple = async () => {
    const couple = aCouple();
    await store().transaction(({ couples }) => couples.add(couple));
    return couple;
  };

  describe('transactions', () => {
    test('the database answers', async () => {
      await store().ping();
    });

    test('what fails leaves nothing, and what it threw comes out', async () => {
      const couple = aCouple();
      const failing = store().transaction(async ({ couples }) => {
        await couples.add(couple);
        expect(await couples.find(couple.id)).toEqual(couple);
        throw new RangeError('changed my mind');
      });
      await expect(failing).rejects.toThrow(RangeError);
      expect(await store().transaction(({ couples }) => couples.find(couple.id))).toBeNull();
    });

    test('a statement that fails undoes the whole of its transaction, and the store goes on', async () => {
      const [couple, key] = [await aSavedCouple(), fresh('post')];
      const failing = store().transaction(async ({ couples, posts }) => {
        await posts.begin(key, noon);
        await couples.add(aCouple({ room: couple.room }));
      });
      await expect(failing).rejects.toThrow();
      expect(await store().transaction(({ posts }) => posts.find(key))).toBeNull();
    });

    test('two that lock the same couple take turns: no change is lost', async () => {
      const { id } = await aSavedCouple();
      const add = (theme: 'fears' | 'trust' | 'dreams') =>
        store().transaction(async ({ couples }) => {
          const couple = await couples.lock(id);
          if (couple === null) throw new Error('not found');
          const [one, other] = couple.partners;
          await couples.save({ ...couple, partners: [{ ...one, themesNever: [...one.themesNever, theme] }, other] });
        });
      await Promise.all([add('fears'), add('trust'), add('dreams')]);
      const after = await store().transaction(({ couples }) => couples.find(id));
      expect(new Set(after?.partners[0].themesNever)).toEqual(new Set(['fears', 'trust', 'dreams']));
    });

    test('two that pair in the same room at once: the second tries again and finds the first', async () => {
      const { room } = aCouple();
      const pair = (couple: Couple) =>
        store().transaction(async ({ couples }) => {
          if ((await couples.activeIn(room)) !== null) return 'taken';
          await couples.add(couple);
          return 'paired';
        });
      const ends = await Promise.all([pair(aCouple({ room })), pair(aCouple({ room }))]);
      expect(ends.toSorted()).toEqual(['paired', 'taken']);
    });

    test.runIf(parallel)('a deadlock is tried again until both are done', async () => {
      const [one, two] = [await aSavedCouple(), await aSavedCouple()];
      let waiting = 0;
      let bothHoldOne = () => {};
      const met = new Promise<void>((resolve) => {
        bothHoldOne = resolve;
      });
      const runs: string[] = [];
      const cross = (name: string, first: Couple, second: Couple) =>
        store().transaction(async ({ couples }) => {
          runs.push(name);
          await couples.lock(first.id);
          waiting += 1;
          if (waiting === 2) bothHoldOne();
          await met;
          await couples.lock(second.id);
          return name;
        });
      expect(await Promise.all([cross('a', one, two), cross('b', two, one)])).toEqual(['a', 'b']);
      expect(runs).toHaveLength(3);
    });

    test.runIf(parallel)('couples to resume and check-ins to nudge that are locked elsewhere are skipped', async () => {
      const couple = aCouple({ pause: { until: noon, why: 'asked' } });
      await store().transaction(({ couples }) => couples.add(couple));
      const mine = (due: readonly Couple[]) => due.filter((one) => one.id === couple.id);
      await store().transaction(async ({ couples }) => {
        expect(mine(await couples.lockToResume(noon, 1000))).toHaveLength(1);
        const elsewhere = await store().transaction((other) => other.couples.lockToResume(noon, 1000));
        expect(mine(elsewhere)).toEqual([]);
      });
    });
  });
}
