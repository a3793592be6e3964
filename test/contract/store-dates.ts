import { describe, expect, test } from 'vitest';
import type { Couple, Side } from '../../src/model/couple.ts';
import { asShown, type DatePlan, newDatePlan, withLine, withOff } from '../../src/model/date-plan.ts';
import { day, hour } from '../../src/model/instant.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, aMessage, fresh, noon } from './store-fixtures.ts';

export function datesAreKept(store: () => Store, dump: () => Promise<string>): void {
  const couple = async (): Promise<Couple> => {
    const added = aCouple();
    await store().transaction(({ couples }) => couples.add(added));
    return added;
  };
  const aPlan = ({ id: coupleId }: Couple, at = noon + day, by: Side = 0, what = 'a picnic'): DatePlan =>
    newDatePlan({ id: fresh('plan'), coupleId }, { by, what: new PartnerWords(what), at, zone: 'Europe/Lisbon' }, noon);
  const add = (...plans: readonly DatePlan[]) =>
    store().transaction(async ({ dates }) => {
      for (const plan of plans) await dates.save(plan, null);
    });
  const seen = (plan: DatePlan | null) =>
    plan === null
      ? null
      : { ...plan, what: plan.what?.reveal() ?? null, shared: plan.shared.map((one) => one?.reveal() ?? null) };
  const ids = (plans: readonly { readonly id: string }[]) => plans.map(({ id }) => id);

  describe('dates', () => {
    test('one comes back as it was planned, to the last unit, and as it was changed', async () => {
      const odd = `${'\u202eright to left'}\u200b @everyone \u{1f49a} \ud800 \u0000 "${'x'.repeat(400)}\n`;
      const plan = aPlan(await couple(), noon + day, 1, odd);
      await add(plan);
      expect(seen(await store().transaction(({ dates }) => dates.find(plan.id)))).toEqual(seen(plan));
      const off = { ...withOff(plan, true, noon + hour), given: ['morning-1'] as const };
      await add(off);
      expect(seen(await store().transaction(({ dates }) => dates.find(plan.id)))).toEqual(seen(off));
      expect(await store().transaction(({ dates }) => dates.find('none'))).toBeNull();
    });

    test('where its cards stand is kept apart from what it is', async () => {
      const ours = await couple();
      const plan = aPlan(ours);
      const [one, other] = [aMessage(ours.room), aMessage(ours.room)];
      await add(plan);
      await store().transaction(async ({ dates }) => {
        await dates.setMessage(plan.id, 'plan', one);
        await dates.setMessage(plan.id, 'ask', other);
        await dates.setEvent(plan.id, 'event-1');
        await dates.setEventWanted(plan.id, true);
        await dates.save(plan, null);
        const found = await dates.find(plan.id);
        expect(found?.messages).toEqual({ plan: one, ask: other, both: null });
        expect(found?.event).toEqual({ wanted: true, id: 'event-1' });
      });
    });

    test('the lists go forward and backward, a part at a time, without what is called off', async () => {
      const [ours, theirs] = [await couple(), await couple()];
      const at = (days: number) => aPlan(ours, noon + days * day);
      const [first, second, third, past, older] = [at(1), at(2), at(3), at(-1), at(-2)];
      await add(
        third,
        first,
        second,
        older,
        past,
        withOff(at(4), true, noon),
        withOff(at(-3), true, noon),
        aPlan(theirs),
      );
      await store().transaction(async ({ dates }) => {
        expect(ids(await dates.list(ours.id, 'coming', noon, { skip: 0, most: 2 }))).toEqual(ids([first, second]));
        expect(ids(await dates.list(ours.id, 'coming', noon, { skip: 2, most: 2 }))).toEqual(ids([third]));
        expect(ids(await dates.list(ours.id, 'past', noon, { skip: 0, most: 9 }))).toEqual(ids([past, older]));
        expect([await dates.count(ours.id, 'coming', noon), await dates.count(ours.id, 'past', noon)]).toEqual([3, 2]);
        expect(await dates.between(ours.id, noon - 2 * day, noon - day)).toEqual([noon - 2 * day]);
        expect(await dates.all(ours.id)).toHaveLength(7);
      });
    });

    test('what is due is found, the longest due first, and nothing else', async () => {
      const ours = await couple();
      const [one, other, later, never] = [aPlan(ours), aPlan(ours), aPlan(ours), aPlan(ours)];
      await store().transaction(async ({ dates }) => {
        await dates.save(one, noon - hour);
        await dates.save(other, noon - 2 * hour);
        await dates.save(later, noon + hour);
        await dates.save(never, null);
        const due = (await dates.due(noon, 1000)).filter(({ coupleId }) => coupleId === ours.id);
        expect(ids(due)).toEqual(ids([other, one]));
        await dates.save(other, null);
        expect(ids((await dates.due(noon, 1000)).filter(({ coupleId }) => coupleId === ours.id))).toEqual(ids([one]));
      });
    });

    test('a private note is its author’s alone; one that is shared stands in the plan', async () => {
      const plan = aPlan(await couple());
      await add(plan);
      await store().transaction(async ({ dates }) => {
        await dates.setNote(plan.id, 0, { words: new PartnerWords('mine'), shared: false });
        await dates.setNote(plan.id, 1, { words: new PartnerWords('ours'), shared: true });
        expect((await dates.note(plan.id, 0))?.words.reveal()).toBe('mine');
        expect(seen(await dates.find(plan.id))?.shared).toEqual([null, 'ours']);
        await dates.setNote(plan.id, 1, null);
        expect(await dates.note(plan.id, 1)).toBeNull();
        expect(seen(await dates.find(plan.id))?.shared).toEqual([null, null]);
      });
    });

    test('the lines of both open together, for a plan that is shown; until then each only their own', async () => {
      const plan = aPlan(await couple());
      await add(plan);
      await store().transaction(async ({ dates }) => {
        await dates.setLine(plan.id, 0, new PartnerWords('sun'));
        await dates.setLine(plan.id, 0, new PartnerWords('sun and wind'));
        expect((await dates.ownLine(plan.id, 0))?.reveal()).toBe('sun and wind');
        expect(await dates.ownLine(plan.id, 1)).toBeNull();
        await dates.setLine(plan.id, 1, new PartnerWords('rain'));
        const both = withLine(withLine(plan, 0, 'room', noon), 1, 'private', noon + 1);
        await dates.save(both, null);
        const shown = asShown((await dates.find(plan.id)) ?? plan);
        expect(shown?.reveal).toBe('private');
        const lines = shown === null ? [] : await dates.lines(shown);
        expect(lines.map((one) => one?.reveal())).toEqual(['sun and wind', 'rain']);
      });
    });

    test('ideas are shown and saved for both, each once', async () => {
      const { id } = await couple();
      await store().transaction(async ({ dates }) => {
        await dates.setIdeaShown(id, 'one', noon);
        await dates.setIdeaShown(id, 'one', noon + 1);
        expect(await dates.ideasShown(id)).toEqual(new Map([['one', noon + 1]]));
        await dates.setIdeaSaved(id, 'one', { by: 0, at: noon });
        await dates.setIdeaSaved(id, 'one', { by: 1, at: noon + 9 });
        await dates.setIdeaSaved(id, 'two', { by: 1, at: noon + 1 });
        expect(await dates.ideasSaved(id)).toEqual([
          { id: 'two', by: 1 },
          { id: 'one', by: 0 },
        ]);
        await dates.setIdeaSaved(id, 'one', null);
        expect(ids(await dates.ideasSaved(id))).toEqual(['two']);
      });
    });

    test('no table holds a word of it', async () => {
      const plan = aPlan(await couple(), noon, 0, 'nobody-reads-the-plan');
      await add(plan);
      await store().transaction(async ({ dates }) => {
        await dates.setNote(plan.id, 0, { words: new PartnerWords('nobody-reads-the-note'), shared: true });
        await dates.setLine(plan.id, 0, new PartnerWords('nobody-reads-the-line'));
      });
      const tables = await dump();
      for (const secret of ['nobody-reads-the-plan', 'nobody-reads-the-note', 'nobody-reads-the-line']) {
        const forms = [0, 1, 2].map((shift) =>
          Buffer.from(' '.repeat(shift) + secret)
            .toString('base64')
            .slice(4, -4),
        );
        for (const form of [secret, ...forms]) expect(tables).not.toContain(form);
      }
    });

    test('forgetting one partner removes what that one wrote and saved, and nothing of the other', async () => {
      const ours = await couple();
      const [mine, theirs] = [aPlan(ours, noon + day, 0, 'mine'), aPlan(ours, noon + 2 * day, 1, 'theirs')];
      await add(mine, theirs);
      await store().transaction(async ({ dates }) => {
        for (const side of [0, 1] as const) {
          await dates.setNote(mine.id, side, { words: new PartnerWords(`note ${side}`), shared: true });
          await dates.setLine(mine.id, side, new PartnerWords(`line ${side}`));
          await dates.setIdeaSaved(ours.id, `idea-${side}`, { by: side, at: noon });
        }
        await dates.forget(ours.id, 0);
        expect((await dates.all(ours.id)).map(seen)).toEqual([
          { ...seen(mine), what: null, shared: [null, 'note 1'] },
          seen(theirs),
        ]);
        expect([await dates.ownLine(mine.id, 0), (await dates.ownLine(mine.id, 1))?.reveal()]).toEqual([
          null,
          'line 1',
        ]);
        expect(ids(await dates.ideasSaved(ours.id))).toEqual(['idea-1']);
      });
    });

    test('it goes with its couple, and nothing can be planned for one that was erased', async () => {
      const ours = await couple();
      const plan = aPlan(ours);
      await add(plan);
      await store().transaction(async (stores) => {
        await stores.posts.begin(`date-plan:${plan.id}`, noon);
        await stores.dates.setNote(plan.id, 0, { words: new PartnerWords('note'), shared: false });
        await stores.couples.erase(ours.id);
      });
      expect(await store().transaction(({ dates }) => dates.find(plan.id))).toBeNull();
      expect(await dump()).not.toContain(plan.id);
      await expect(add(plan)).rejects.toThrow(/erased/);
    });
  });
}
