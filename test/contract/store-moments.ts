import { describe, expect, test } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import type { KeptMoment, Moment } from '../../src/model/moment.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Store } from '../../src/port/store.ts';
import type { MomentStore } from '../../src/port/stores/moment-store.ts';
import { aCouple, aMessage, aMoment, fresh, noon } from './store-fixtures.ts';

export function momentsAreKept(store: () => Store, dump: () => Promise<string>): void {
  const couple = async (): Promise<Couple> => {
    const added = aCouple();
    await store().transaction(({ couples }) => couples.add(added));
    return added;
  };
  const using = <T>(work: (moments: MomentStore) => Promise<T>) => store().transaction(({ moments }) => work(moments));
  const add = async (...all: readonly KeptMoment[]) =>
    using(async (moments) => {
      for (const one of all) await moments.add(one);
    });
  const seen = (all: readonly (Moment | null)[]) => all.map((one) => [one?.words?.reveal() ?? null, one]);
  const textsOf = (all: readonly Moment[]) => all.map((one) => one.words?.reveal());

  describe('moments', () => {
    test('one comes back as it was kept, to the last unit, and as it was changed', async () => {
      const odd = `\u202eright to left\u200b @everyone <b>*_~\`| \u{1f49a} \ud800 \u0000 "${'x'.repeat(900)}\n`;
      const one = aMoment(await couple(), 1, odd, { message: aMessage(), kind: 'first', quiet: [true, false] });
      await add(one);
      expect(seen([await using((moments) => moments.find(one.id))])).toEqual(seen([one]));
      const words = new PartnerWords('other words');
      const changed = {
        ...one,
        words,
        version: 2,
        day: '1999-12-31',
        yearly: false,
        quiet: [false, true],
        goneAt: noon,
      };
      await using((moments) => moments.save(changed as unknown as Moment));
      const moved = aMessage();
      await using((moments) => moments.setMessage(one.id, moved));
      expect(await using((moments) => moments.find(one.id))).toEqual({ ...changed, message: moved });
      expect(await using((moments) => moments.find('none'))).toBeNull();
    });

    test('the list is one couple’s alone, in either order, a part at a time, without what was taken away', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      const days = ['2020-05-12', '2019-11-29', '2024-02-29', '2021-05-12', '2018-01-01'];
      await add(...days.map((day, side) => aMoment(ours, side % 2 === 0 ? 0 : 1, day, { day })));
      await add(aMoment(theirs, 0, 'not ours'));
      const gone = aMoment(ours, 0, 'gone');
      await add(gone);
      await using((moments) => moments.save({ ...gone, goneAt: noon }));
      const list = (order: 'newest' | 'calendar', skip: number, most: number) =>
        using(async (moments) => textsOf(await moments.list(ours.id, { order, from: '05-12', skip, most })));
      expect(await list('newest', 0, 3)).toEqual(['2024-02-29', '2021-05-12', '2020-05-12']);
      expect(await list('newest', 3, 3)).toEqual(['2019-11-29', '2018-01-01']);
      expect(await list('calendar', 0, 9)).toEqual([
        '2021-05-12',
        '2020-05-12',
        '2019-11-29',
        '2018-01-01',
        '2024-02-29',
      ]);
      expect(await using((moments) => moments.count(ours.id))).toBe(5);
      expect(await using((moments) => moments.count('nobody'))).toBe(0);
    });

    test('what comes back on a day is of earlier years, wanted, and not quiet', async () => {
      const [ours, theirs, empty] = [await couple(), await couple(), await couple()];
      await add(
        aMoment(ours, 0, 'second', { day: '2021-02-28' }),
        aMoment(ours, 1, 'first', { day: '2020-02-29' }),
        aMoment(ours, 0, 'this year', { day: '2027-02-28' }),
        aMoment(ours, 0, 'once', { yearly: false, day: '2021-02-28' }),
        aMoment(ours, 0, 'quiet', { quiet: [false, true], day: '2021-02-28' }),
        aMoment(ours, 0, 'another day', { day: '2021-03-01' }),
        aMoment(theirs, 0, 'theirs', { day: '2021-02-28' }),
      );
      const wanted = { on: '2027-02-28', days: ['02-28', '02-29'] };
      expect(textsOf(await using((moments) => moments.comingBack(ours.id, wanted)))).toEqual(['first', 'second']);
      const couples = [ours.id, theirs.id, empty.id];
      const found = await using((moments) => moments.withComingBack(couples, wanted));
      expect(found.toSorted()).toEqual([ours.id, theirs.id].toSorted());
      expect(await using((moments) => moments.withComingBack([], wanted))).toEqual([]);
    });

    test('the days that come back are known of many couples at once, each once', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      await add(
        aMoment(ours, 0, 'first', { day: '2020-02-29' }),
        aMoment(ours, 1, 'same day', { day: '2020-02-29' }),
        aMoment(ours, 0, 'another', { day: '2019-05-01', kind: 'birthday' }),
        aMoment(ours, 0, 'once', { day: '2019-06-01', yearly: false }),
        aMoment(ours, 0, 'quiet', { day: '2019-07-01', quiet: [false, true], kind: 'birthday' }),
        aMoment(theirs, 0, 'theirs', { day: '2021-02-28' }),
      );
      const days = await using((moments) => moments.yearlyDays([ours.id, theirs.id, 'nobody']));
      expect(days).toEqual(
        new Map([
          [ours.id, ['2019-05-01', '2020-02-29']],
          [theirs.id, ['2021-02-28']],
        ]),
      );
      const birthdays = await using((moments) => moments.yearlyDays([ours.id, theirs.id], 'birthday'));
      expect(birthdays).toEqual(new Map([[ours.id, ['2019-05-01']]]));
      expect(await using((moments) => moments.yearlyDays([]))).toEqual(new Map());
    });

    test('when they were added is known, of those that are not quiet', async () => {
      const ours = await couple();
      await add(
        aMoment(ours, 0, 'later', { addedAt: noon + 2 }),
        aMoment(ours, 0, 'first', { addedAt: noon }),
        aMoment(ours, 0, 'quiet', { addedAt: noon, quiet: [true, false] }),
      );
      expect(await using((moments) => moments.addedIn(ours.id, { from: noon, until: noon + 2 }))).toEqual([noon]);
      expect(await using((moments) => moments.addedIn(ours.id, { from: 0, until: noon * 2 }))).toEqual([
        noon,
        noon + 2,
      ]);
    });

    test('what was taken away is erased after a while, a batch at a time, and of its words no trace is left', async () => {
      const ours = await couple();
      const [early, late, stays] = [aMoment(ours, 0, 'early'), aMoment(ours, 0, 'late'), aMoment(ours, 0, 'stays')];
      await add(early, late, stays);
      await using(async (moments) => {
        await moments.save({ ...early, goneAt: 10 });
        await moments.save({ ...late, goneAt: 20 });
      });
      expect(await dump()).toMatch(new RegExp(`moments \\(${early.id},[^)]*eyJ`));
      expect(await using((moments) => moments.eraseGone(20, 5))).toBe(1);
      expect(await using((moments) => moments.eraseGone(20, 5))).toBe(0);
      expect(await using((moments) => moments.eraseGone(21, 1))).toBe(1);
      expect(await dump()).not.toMatch(new RegExp(`moments \\(${early.id},[^)]*eyJ`));
      expect(await using((moments) => moments.find(early.id))).toEqual({ ...early, goneAt: 10, words: null });
      expect((await using((moments) => moments.all(ours.id))).filter(({ words }) => words === null)).toHaveLength(2);
    });

    test('no table holds a word of it', async () => {
      const secret = fresh('nobody-reads-this');
      await add(aMoment(await couple(), 0, secret));
      expect(await dump()).not.toContain(secret);
    });

    test('forgetting one partner removes what that one added and wished, and nothing of the other', async () => {
      const ours = await couple();
      const theirs = aMoment(ours, 1, 'theirs', { quiet: [true, true] });
      await add(aMoment(ours, 0, 'mine'), theirs);
      await using((moments) => moments.forget(ours.id, 0));
      expect(seen(await using((moments) => moments.all(ours.id)))).toEqual(seen([{ ...theirs, quiet: [false, true] }]));
    });

    test('it goes with its couple, and nothing can be added to one that was erased', async () => {
      const ours = await couple();
      const one = aMoment(ours, 0, 'once');
      await add(one);
      await store().transaction(async (stores) => {
        await stores.posts.begin(`moment:${one.id}`, noon);
        await stores.couples.erase(ours.id);
      });
      expect(await using((moments) => moments.find(one.id))).toBeNull();
      expect(await dump()).not.toContain(one.id);
      await expect(add(one)).rejects.toThrow(/erased/);
    });
  });
}
