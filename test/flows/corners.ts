import { offerRitual } from '../../src/features/offer-ritual.ts';
import { hour, minute } from '../../src/model/instant.ts';
import type { FakeWorld } from './fake-world.ts';
import { askInWords, pair, write } from './moves.ts';

/** What no story needs: pages of long answers and long lists, several open questions, an offer, what is put away for good. */
export async function seeCorners(world: FakeWorld): Promise<void> {
  const { sam, alex } = world;
  await pair(world);
  // Until it is quiet for nobody.
  await world.pass(3 * hour);
  await world.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(world.room);
    if (couple !== null) await offerRitual({ stores, now: world.now(), newId: () => '' }, couple, 'pulse');
  });
  await world.settle();
  await askInWords(world);
  await write(sam, 'first '.repeat(500));
  await write(alex, 'second '.repeat(400));
  await sam.click('Read in full');
  // The platform does not take what was replied.
  world.platform.failures.push({ method: 'post', kind: 'rejected' });
  await sam.click('Reply');
  await sam.click('Say it back');
  await sam.submit({ words: 'what you said' });
  await alex.click('Read the reply');
  await sam.command('checkin history');
  await sam.pick((await sam.cards()).at(-1)?.options[0] ?? '');
  await askInWords(world);
  await sam.command('checkin now');
  await sam.click('Ask another one');
  await sam.command('checkin answer');

  await sam.command('learn', { topic: 'learning-together' });
  await sam.click('Ask us this');
  await sam.click('Ask this one too');
  await world.pass(7 * hour);
  await sam.click('Ask us this');
  await lookAtGoals(world);

  await alex.command('tip', { topic: 'outside-help' });
  for (const topic of ['hobbies', 'goals', 'stories', 'presence', 'gratitude']) {
    await sam.command('tip', { topic });
    await sam.click('Save');
  }
  await sam.command('tip', { topic: 'saved' });
  await sam.command('tip', { topic: 'apology' });
  const onCard = () => JSON.stringify(world.platform.messages.findLast((one) => one.audience === null)?.card);
  while (!onCard().includes('tips.bring-back')) {
    await sam.click('Not for us');
    await sam.click('Another one');
  }

  // A platform that has events of a whole place, and one that does not take the words of a plan.
  world.platform.events = { create: async () => 'event', update: async () => {}, remove: async () => {} };
  await sam.command('date plan', { what: 'a walk', day: 'tomorrow', time: 'noon', zone: 'Lisbon' });
  await sam.submit({});
  await alex.click('Server event');
  await alex.click('Make the event');
  await sam.click('Server event');
  await sam.click('Take the event down');
  world.platform.failures.push({ method: 'post', kind: 'rejected' });
  await sam.command('date plan', { what: 'another walk', day: 'tomorrow', time: 'noon', zone: 'Lisbon' });
  await sam.submit({});
  await alex.click('Read it');
}

/** Two goals, and the monthly look at them. */
async function lookAtGoals(world: FakeWorld): Promise<void> {
  for (const what of ['a garden', 'the sea']) {
    await world.sam.command('goal add');
    await world.sam.submit({ what });
  }
  const nextAt = world.now() + minute;
  await world.store.transaction(async ({ couples, rituals }) => {
    const coupleId = (await couples.activeIn(world.room))?.id ?? '';
    const rhythm = { monthDay: 1, time: '18:00', zone: 'Europe/Lisbon' };
    await rituals.save([
      { coupleId, name: 'goal-review', on: true, rhythm, nextAt, waitingSince: null, cameAt: null, lastSkip: null },
    ]);
  });
  // Out of anybody's quiet hours.
  for (let quarters = 0; quarters < 4; quarters += 1) await world.pass(6 * hour);
}
