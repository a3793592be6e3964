import { describe, expect, test } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import { asDone, type Goal, type GoalEntry, newGoal } from '../../src/model/goal.ts';
import { day } from '../../src/model/instant.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, aMessage, fresh, noon } from './store-fixtures.ts';

export function goalsAreKept(store: () => Store, dump: () => Promise<string>): void {
  const couple = async (): Promise<Couple> => {
    const added = aCouple();
    await store().transaction(({ couples }) => couples.add(added));
    return added;
  };
  const aGoal = (of: Couple, words: string, changes: Partial<Goal> = {}): Goal => ({
    ...newGoal(
      { id: fresh('goal'), coupleId: of.id, by: 0 },
      { words: new PartnerWords(words), kind: 'home', target: '2027-06-12' },
      noon,
    ),
    ...changes,
  });
  const aLine = (words: string, changes: Partial<GoalEntry> = {}): GoalEntry => ({
    id: fresh('line'),
    side: 1,
    at: noon,
    kind: 'step',
    words: new PartnerWords(words),
    ticked: null,
    ...changes,
  });
  const keep = (...all: readonly Goal[]) =>
    store().transaction(async ({ goals }) => {
      for (const one of all) await goals.save(one);
    });
  const seen = (goal: Goal | null) => ({
    ...goal,
    about: goal?.about == null ? null : { ...goal.about, words: goal.about.words.reveal() },
    entries: goal?.entries.map((one) => ({ ...one, words: one.words.reveal() })),
  });
  const find = (id: string) => store().transaction(({ goals }) => goals.find(id));

  describe('goals', () => {
    test('one comes back as it was written, to the last unit, and as it is after a change', async () => {
      const odd = `${'\u202eright to left'}\u200b <b>*_~ \u{1f49a} \ud800 \u0000 "\n`;
      const goal = aGoal(await couple(), odd);
      await keep(goal);
      const [step, note] = [aLine(odd), aLine('a note', { kind: 'note', at: noon + 1 })];
      await store().transaction(async ({ goals }) => {
        await goals.put(goal, note);
        await goals.put(goal, step);
      });
      expect(seen(await find(goal.id))).toEqual(seen({ ...goal, entries: [step, note] }));
      const ticked = { ...step, words: new PartnerWords('other words'), ticked: { at: noon + 5, by: 0 as const } };
      await store().transaction(async ({ goals }) => {
        await goals.put(goal, ticked);
        await goals.remove(goal, note.id);
      });
      const done = asDone({ ...goal, takenBack: null }, 1, noon + 9);
      await keep(done);
      expect(seen(await find(goal.id))).toEqual(seen({ ...done, entries: [ticked] }));
      expect(await find('none')).toBeNull();
    });

    test('where its cards stand is kept whatever is saved; a new card for one that is done stands nowhere yet', async () => {
      const goal = aGoal(await couple(), 'a garden');
      const [message, doneMessage] = [aMessage(), aMessage()];
      const done = asDone(goal, 0, noon);
      await keep(goal, done);
      await store().transaction(async ({ goals }) => {
        await goals.place(goal.id, 'goal', message);
        await goals.place(goal.id, 'done', doneMessage);
      });
      await keep({ ...done, done: null }, asDone({ ...done, done: null }, 1, noon + 1));
      expect(await find(goal.id)).toMatchObject({ message, doneCard: { since: noon, message: doneMessage } });
      await keep(asDone({ ...done, done: null }, 1, noon + 2 * day));
      expect(await find(goal.id)).toMatchObject({ message, doneCard: { since: noon + 2 * day, message: null } });
    });

    test('the list has what is open in its order, and what is done from the last on; of one couple alone', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      const open = [1, 2, 3].map((n) => aGoal(ours, `open ${n}`, { addedAt: noon + n }));
      const done = [4, 5].map((n) => asDone(aGoal(ours, `done ${n}`, { addedAt: noon + n }), 0, noon + 10 + n));
      const gone = aGoal(ours, 'gone', { takenBack: { at: noon, by: 1 } });
      await keep(...open.toReversed(), ...done, gone, aGoal(theirs, 'not ours'));
      await store().transaction(async ({ goals }) => {
        const words = async (...args: Parameters<typeof goals.list>) =>
          (await goals.list(...args)).map(({ about }) => about.words.reveal());
        expect(await words(ours.id, 'open', 0, 2)).toEqual(['open 1', 'open 2']);
        expect(await words(ours.id, 'open', 2, 2)).toEqual(['open 3']);
        expect(await words(ours.id, 'done', 0, 9)).toEqual(['done 5', 'done 4']);
        expect([await goals.count(ours.id, 'open'), await goals.count(ours.id, 'done')]).toEqual([3, 2]);
        expect(await goals.openCounts([ours.id, theirs.id, 'nobody'])).toEqual(
          new Map([
            [ours.id, 3],
            [theirs.id, 1],
          ]),
        );
        expect(await goals.openCounts([])).toEqual(new Map());
        expect(await goals.all(ours.id)).toHaveLength(6);
        expect([await goals.count('nobody', 'open'), await goals.all('nobody')]).toEqual([0, []]);
      });
    });

    test('what was taken off the list keeps its words for a while, and no longer', async () => {
      const ours = await couple();
      const [old, young] = [noon - 2 * day, noon - 1].map((at) =>
        aGoal(ours, 'taken back', { takenBack: { at, by: 0 } }),
      );
      if (old === undefined || young === undefined) throw new Error('two');
      await keep(old, young);
      await store().transaction(async ({ goals }) => {
        await goals.put(old, aLine('a line of it'));
        expect(await goals.fade(noon - day, 10)).toContain(old.id);
        expect(await goals.fade(noon - day, 10)).toEqual([]);
        expect(await goals.find(old.id)).toMatchObject({ about: null, entries: [] });
        expect((await goals.find(young.id))?.about).not.toBeNull();
      });
    });

    test('looks back are read from the newest on', async () => {
      const ours = await couple();
      const review = (question: number) => ({
        id: fresh('review'),
        coupleId: ours.id,
        at: noon + question,
        question,
        message: null,
      });
      const [first, second] = [review(1), review(2)];
      const message = aMessage();
      await store().transaction(async ({ goals }) => {
        await goals.addReview(first);
        await goals.addReview(second);
        await goals.placeReview(second.id, message);
        expect(await goals.reviews(ours.id, 5)).toEqual([{ ...second, message }, first]);
        expect(await goals.findReview(first.id)).toEqual(first);
        expect(await goals.findReview('none')).toBeNull();
      });
    });

    test('no table holds a word of it; it goes with its couple, and nothing can be added to one that was erased', async () => {
      const ours = await couple();
      const secret = fresh('nobody-reads-this');
      const goal = aGoal(ours, secret);
      await keep(goal);
      await store().transaction(({ goals }) => goals.put(goal, aLine(secret)));
      expect(await dump()).not.toContain(secret);
      expect(await dump()).not.toContain('2027-06-12');
      await store().transaction(async (stores) => {
        await stores.posts.begin(`goal:${goal.id}`, noon);
        await stores.couples.erase(ours.id);
      });
      expect(await find(goal.id)).toBeNull();
      expect(await dump()).not.toContain(goal.id);
      await expect(keep(goal)).rejects.toThrow(/erased/);
    });
  });
}
