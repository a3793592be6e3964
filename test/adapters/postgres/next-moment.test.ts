import { expect, test } from 'vitest';
import { nextMoment } from '../../../adapters/postgres/next-moment.ts';
import { newDatePlan } from '../../../src/model/date-plan.ts';
import { hour } from '../../../src/model/instant.ts';
import { newRun } from '../../../src/model/journey.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { aCouple, fresh, noon } from '../../contract/store-fixtures.ts';
import { openTestStore } from '../../fakes/open-test-store.ts';

test('a clock that is moved stops wherever time brings something: a reminder, the end of a journey, a look at the month', async () => {
  const opened = await openTestStore({ reuse: true });
  const couple = aCouple();
  const plan = newDatePlan(
    { id: fresh('plan'), coupleId: couple.id },
    { by: 0, what: new PartnerWords('a picnic'), at: noon + 9 * hour, zone: 'UTC' },
    noon,
  );
  const run = newRun({ id: fresh('run'), coupleId: couple.id, journey: 'how-we-met', by: 0, steps: ['one'] }, noon);
  await opened.store.transaction(async ({ couples, lookBacks, dates, journeys }) => {
    await couples.add(couple);
    await lookBacks.set(couple.id, noon + 3 * hour);
    await dates.save(plan, noon + 2 * hour);
    await journeys.save([{ ...run, state: 'closing', closesAt: noon + hour }]);
  });
  expect(await nextMoment(opened.database)).toBe(noon + hour);
  await opened.store.transaction(({ journeys }) => journeys.save([{ ...run, state: 'over', closesAt: null }]));
  expect(await nextMoment(opened.database)).toBe(noon + 2 * hour);
  await opened.store.transaction(({ dates }) => dates.save(plan, null));
  expect(await nextMoment(opened.database)).toBe(noon + 3 * hour);
  await opened.store.transaction(({ couples }) => couples.save({ ...couple, pause: { until: null, why: 'asked' } }));
  expect(await nextMoment(opened.database)).toBeNull();
  await opened.close();
});
