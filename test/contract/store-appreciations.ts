import { describe, expect, test } from 'vitest';
import type { Appreciation, KeptAppreciation } from '../../src/model/appreciation.ts';
import type { Couple, Side } from '../../src/model/couple.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, aMessage, anAppreciation, fresh, noon } from './store-fixtures.ts';

export function appreciationsAreKept(store: () => Store, dump: () => Promise<string>): void {
  const couple = async (): Promise<Couple> => {
    const added = aCouple();
    await store().transaction(({ couples }) => couples.add(added));
    return added;
  };
  const add = async (...all: readonly KeptAppreciation[]) =>
    store().transaction(async ({ appreciations }) => {
      for (const one of all) await appreciations.add(one);
    });
  const seen = (all: readonly Appreciation[]) => all.map(({ words, ...rest }) => [words?.reveal() ?? null, rest]);

  describe('appreciations', () => {
    test('one comes back as it was said, to the last unit', async () => {
      const odd = `${'\u202eright to left'}\u200b @everyone <b>*_~\`| \u{1f49a} \ud800 \u0000 "${'x'.repeat(2900)}\n`;
      const one = anAppreciation(await couple(), 1, odd, { message: aMessage() });
      await add(one);
      const found = await store().transaction(({ appreciations }) => appreciations.find(one.id));
      expect(seen(found === null ? [] : [found])).toEqual(seen([one]));
      expect(await store().transaction(({ appreciations }) => appreciations.find('none'))).toBeNull();
    });

    test('one gets other words; one that was taken back gets none', async () => {
      const ours = await couple();
      const [one, gone] = [anAppreciation(ours, 0, 'first'), anAppreciation(ours, 0, 'gone')];
      await add(one, gone);
      await store().transaction(async ({ appreciations }) => {
        await appreciations.takeBack(gone.id);
        for (const { id } of [one, gone]) await appreciations.change(id, new PartnerWords('second'));
        const found = await Promise.all([one, gone].map(({ id }) => appreciations.find(id)));
        expect(found.map((each) => each?.words?.reveal())).toEqual(['second', undefined]);
        expect(found[0]).toEqual({ ...one, words: expect.anything() });
        await appreciations.change('none', new PartnerWords('nothing'));
      });
    });

    test('the jar is read from the newest on, a part at a time, and holds one couple’s alone', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      const sides: readonly Side[] = [0, 1, 0, 1, 0];
      const all = sides.map((side, index) => anAppreciation(ours, side, `number ${index}`, { at: noon + index }));
      await add(...all.toReversed(), anAppreciation(theirs, 0, 'not ours', { at: noon + 2 }));
      await store().transaction(async ({ appreciations }) => {
        const textsOf = (some: readonly Appreciation[]) => some.map((one) => one.words?.reveal());
        expect(await appreciations.count(ours.id)).toBe(5);
        expect(textsOf(await appreciations.jar(ours.id, 0, 2))).toEqual(['number 4', 'number 3']);
        expect(textsOf(await appreciations.jar(ours.id, 4, 2))).toEqual(['number 0']);
        expect(await appreciations.jar(ours.id, 5, 2)).toEqual([]);
        expect(seen(await appreciations.all(ours.id))).toEqual(seen(all));
        expect(await appreciations.all('nobody')).toEqual([]);
        expect(await appreciations.count('nobody')).toBe(0);
      });
    });

    test('when what is in the jar was said is known for any stretch of time', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      const said = [noon - 1, noon, noon + 5, noon + 9, noon + 10].map((at) => anAppreciation(ours, 0, 'said', { at }));
      await add(...said.toReversed(), anAppreciation(theirs, 0, 'not ours', { at: noon + 2 }));
      await store().transaction(async ({ appreciations }) => {
        await appreciations.takeBack(said[3]?.id ?? '');
        const period = { from: noon, until: noon + 10 };
        expect(await appreciations.keptIn(ours.id, period)).toEqual([noon, noon + 5]);
        expect(await appreciations.keptIn('nobody', period)).toEqual([]);
      });
    });

    test('a time holds what was said from its first moment on, until before its last', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      const all = [0, 1, 2, 3].map((at) => anAppreciation(ours, at % 2 === 0 ? 0 : 1, `at ${at}`, { at: noon + at }));
      const gone = anAppreciation(ours, 0, 'gone', { at: noon + 1 });
      await add(...all, gone);
      const within = { from: noon + 1, until: noon + 3 };
      await store().transaction(async ({ appreciations }) => {
        await appreciations.takeBack(gone.id);
        const found = await appreciations.jar(ours.id, 0, 9, within);
        expect(found.map((one) => one.words.reveal())).toEqual(['at 2', 'at 1']);
        expect(await appreciations.count(ours.id, within)).toBe(2);
        expect(await appreciations.times(ours.id)).toEqual([3, 2, 1, 0].map((at) => ({ at: noon + at, side: at % 2 })));
        expect(await appreciations.withSome([ours.id, theirs.id], within)).toEqual([ours.id]);
        expect(await appreciations.withSome([ours.id], { from: noon + 4, until: noon + 9 })).toEqual([]);
        expect(await appreciations.withSome([], within)).toEqual([]);
      });
    });

    test('a time is told once, it is known what tells of a moment, and where that stands', async () => {
      const ours = await couple();
      const digest = { id: fresh('digest'), coupleId: ours.id, from: noon, until: noon + 5, message: null };
      const message = aMessage();
      await store().transaction(async ({ digests, posts }) => {
        expect(await digests.lastUntil(ours.id)).toBeNull();
        expect(await digests.add(digest)).toBe(true);
        expect(await digests.add({ ...digest, id: fresh('digest') })).toBe(false);
        expect(await digests.lastUntil(ours.id)).toBe(noon + 5);
        const telling = (at: number) => digests.tellingOf(ours.id, at);
        expect([await telling(noon), await telling(noon + 4)]).toEqual([[digest.id], [digest.id]]);
        expect([await telling(noon - 1), await telling(noon + 5)]).toEqual([[], []]);
        await digests.setMessage(digest.id, message);
        expect(await digests.find(digest.id)).toEqual({ ...digest, message });
        expect(await digests.find('none')).toBeNull();
        await posts.begin(`jar-digest:${digest.id}`, noon);
      });
      await store().transaction(({ couples }) => couples.erase(ours.id));
      expect(await dump()).not.toContain(digest.id);
    });

    test('of one and the same moment, each is in exactly one part of the jar', async () => {
      const ours = await couple();
      await add(...[1, 2, 3, 4, 5].map((number) => anAppreciation(ours, 0, `number ${number}`)));
      await store().transaction(async ({ appreciations }) => {
        const parts = [0, 2, 4].map((skip) => appreciations.jar(ours.id, skip, 2));
        expect(new Set((await Promise.all(parts)).flat().map((one) => one.id)).size).toBe(5);
      });
    });

    test('one that is taken back leaves the jar, and of its words no trace; where its card stands is still known', async () => {
      const ours = await couple();
      const message = aMessage();
      const [gone, stays] = [anAppreciation(ours, 0, 'gone'), anAppreciation(ours, 0, 'stays')];
      await add(gone, stays);
      expect(await dump()).toMatch(new RegExp(`appreciations \\(${gone.id},[^)]*eyJ`));
      await store().transaction(async ({ appreciations }) => {
        await appreciations.takeBack(gone.id);
        await appreciations.takeBack(gone.id);
        await appreciations.setMessage(gone.id, message);
        expect(await appreciations.find(gone.id)).toEqual({ ...gone, words: null, message });
        expect(await appreciations.count(ours.id)).toBe(1);
        expect((await appreciations.jar(ours.id, 0, 10)).map((one) => one.id)).toEqual([stays.id]);
        expect((await appreciations.all(ours.id)).map((one) => one.words === null)).toContain(true);
      });
      expect(await dump()).not.toMatch(new RegExp(`appreciations \\(${gone.id},[^)]*eyJ`));
    });

    test('no table holds a word of it', async () => {
      const secret = fresh('nobody-reads-this');
      await add(anAppreciation(await couple(), 0, secret));
      const tables = await dump();
      const inBase64 = [0, 1, 2].map((shift) =>
        Buffer.from(' '.repeat(shift) + secret)
          .toString('base64')
          .slice(4, -4),
      );
      for (const form of [secret, ...inBase64, Buffer.from(secret).toString('hex')]) expect(tables).not.toContain(form);
    });

    test('forgetting one partner removes what that one said, also what was taken back, and nothing of the other', async () => {
      const ours = await couple();
      const [mine, taken, theirs] = [
        anAppreciation(ours, 0, 'mine'),
        anAppreciation(ours, 0, 'taken back'),
        anAppreciation(ours, 1, 'theirs'),
      ];
      await add(mine, taken, theirs);
      await store().transaction(async ({ appreciations }) => {
        await appreciations.takeBack(taken.id);
        await appreciations.forget(ours.id, 0);
        expect(seen(await appreciations.all(ours.id))).toEqual(seen([theirs]));
      });
    });

    test('it goes with its couple, and nothing can be added to one that was erased', async () => {
      const ours = await couple();
      const one = anAppreciation(ours, 0, 'once');
      await add(one);
      await store().transaction(async (stores) => {
        await stores.posts.begin(`appreciation:${one.id}`, noon);
        await stores.couples.erase(ours.id);
      });
      expect(await store().transaction(({ appreciations }) => appreciations.find(one.id))).toBeNull();
      expect(await dump()).not.toContain(one.id);
      await expect(add(one)).rejects.toThrow(/erased/);
    });
  });
}
