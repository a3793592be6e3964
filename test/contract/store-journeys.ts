import { describe, expect, test } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import { day } from '../../src/model/instant.ts';
import { type JourneyRun, left, newRun, withAsked } from '../../src/model/journey.ts';
import type { Store } from '../../src/port/store.ts';
import { aCheckIn, aCouple, aMessage, fresh, noon } from './store-fixtures.ts';

export function journeysAreKept(store: () => Store): void {
  const couple = async (): Promise<Couple> => {
    const added = aCouple();
    await store().transaction(({ couples }) => couples.add(added));
    return added;
  };
  const aRun = (of: Couple, changes: Partial<JourneyRun> = {}): JourneyRun => ({
    ...newRun({ id: fresh('run'), coupleId: of.id, journey: 'how-we-met', by: 0, steps: ['one', 'two'] }, noon),
    ...changes,
  });

  describe('journeys', () => {
    test('one comes back as it was, with the next step, and wherever its card stands', async () => {
      const run = aRun(await couple());
      const message = aMessage();
      await store().transaction(async ({ journeys }) => {
        await journeys.save([run]);
        expect(await journeys.find(run.id)).toEqual(run);
        await journeys.setMessage(run.id, message);
        const next = withAsked(run, 1, { checkIn: 'check-in', promptId: 'one' }, noon + day);
        await journeys.save([next]);
        expect(await journeys.find(run.id)).toEqual({ ...next, message });
        expect(await journeys.find('none')).toBeNull();
      });
    });

    test('of several couples, those that run; two of one couple do not', async () => {
      const [one, other, none] = [await couple(), await couple(), await couple()];
      const [mine, theirs] = [aRun(one), left(aRun(other))];
      await store().transaction(({ journeys }) => journeys.save([mine, theirs]));
      const running = await store().transaction(({ journeys }) => journeys.running([one.id, other.id, none.id]));
      expect([...running]).toEqual([[one.id, mine]]);
      await expect(store().transaction(({ journeys }) => journeys.save([aRun(one)]))).rejects.toThrow();
      await store().transaction(({ journeys }) => journeys.save([left(mine)]));
      await store().transaction(({ journeys }) => journeys.save([aRun(one, { startedAt: noon + 1 })]));
      const all = await store().transaction(({ journeys }) => journeys.all(one.id));
      expect(all.map(({ state }) => state)).toEqual(['left', 'running']);
    });

    test('new is who was on none, and whom the rhythm has not asked', async () => {
      const [fresh0, onOne, asked, byHand] = [await couple(), await couple(), await couple(), await couple()];
      await store().transaction(async ({ journeys, checkIns }) => {
        await journeys.save([left(aRun(onOne))]);
        await checkIns.add([aCheckIn(asked), { ...aCheckIn(byHand), origin: 'asked' }]);
        const ids = [fresh0, onOne, asked, byHand].map(({ id }) => id);
        expect([...(await journeys.newAmong(ids))].sort()).toEqual([fresh0.id, byHand.id].sort());
      });
    });

    test('its end comes due, the longest first; who began it is forgotten with that partner alone', async () => {
      const [one, other] = [await couple(), await couple()];
      const mine = aRun(one, { state: 'closing', closesAt: noon - 40 * day });
      const theirs = aRun(other, { state: 'closing', closesAt: noon - 41 * day, by: 1 });
      await store().transaction(async ({ journeys }) => {
        await journeys.save([mine, theirs]);
        const due = await journeys.due(noon - 40 * day, 1000);
        expect(due.map(({ id }) => id)).toEqual([theirs.id, mine.id]);
        await journeys.forget(one.id, 0);
        await journeys.forget(other.id, 0);
        expect(await journeys.find(mine.id)).toMatchObject({ by: null });
        expect(await journeys.find(theirs.id)).toMatchObject({ by: 1 });
      });
    });
  });
}
