import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText, cardWith } from '../../flows/driver.ts';
import { expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { GoalWorld } from './goal-world.ts';

let goals: GoalWorld;
beforeEach(async () => {
  goals = await GoalWorld.open();
});
afterEach(async () => {
  expect(goals.problems()).toEqual([]);
  await goals[Symbol.asyncDispose]();
});

const show = async () => goals.world.bot.run({ name: 'show-goal', goalId: (await goals.newest()).id });

describe('the card in the room', () => {
  test('is posted once, however often its job runs, also across a restart', async () => {
    await goals.add('see the sea');
    await show();
    await goals.world.restart();
    await show();
    expect(goals.posted()).toHaveLength(1);
  });

  test('that arrived although the platform said nothing is found again', async () => {
    goals.world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await goals.add('see the sea');
    expect((await goals.newest()).message).toBeNull();
    await goals.world.retryJobs();
    expect(goals.posted()).toHaveLength(1);
    expect((await goals.newest()).message?.message).toBe(goals.posted()[0]?.id);
  });

  test('that may have arrived, and was taken off the list in between, shows none of its words', async () => {
    goals.world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await goals.add('see the sea');
    await goals.world.sam.click('Take it off the list');
    await goals.world.retryJobs();
    await cardWith(goals.world.alex, 'One of your goals is off the list.');
    await expectUnseen(goals.world.alex, 'see the sea');
  });

  test('of what was taken off the list before anything was tried is not posted', async () => {
    goals.world.platform.failures.push({ method: 'post', kind: 'unavailable' });
    await goals.add('see the sea');
    await goals.world.sam.click('Take it off the list');
    await expectUnseen(goals.world.alex, 'see the sea');
    await goals.world.retryJobs();
    await expectUnseen(goals.world.alex, 'see the sea');
  });

  test('that cannot be edited any more is posted anew, and the old one keeps no word', async () => {
    await goals.add('see the sea');
    goals.world.platform.failures.push({ method: 'edit', kind: 'forbidden' });
    await goals.world.sam.click('Take it off the list');
    await expectUnseen(goals.world.alex, 'see the sea');
    await cardWith(goals.world.alex, 'One of your goals is off the list.');
  });

  test('without its words, where the channel takes none, leads to them, for the two alone', async () => {
    goals.world.platform.filter = /sea/;
    await goals.add('see the sea');
    const card = await cardWith(goals.world.alex, 'I couldn’t post the words here');
    goals.world.platform.filter = null;
    await goals.world.alex.click('Look at it', card.id);
    expect(await lastPrivate(goals.world.alex)).toContain('see the sea');
    expect(await allText(goals.world.alex)).toContain('I couldn’t post what one of you wrote');
    goals.world.platform.filter = /sea/;
    await goals.world.sam.command('goal done', { goal: 'sea' });
    await cardWith(goals.world.alex, '@sam says one of your goals is done.');
  });

  test('that somebody deleted stays deleted; the goal goes on', async () => {
    await goals.add('see the sea');
    const index = goals.world.platform.messages.findIndex((one) => one.id === goals.posted()[0]?.id);
    goals.world.platform.messages.splice(index, 1);
    await goals.world.alex.command('goal update', { goal: 'sea' });
    await goals.world.alex.submit({ words: 'packed' });
    expect(goals.posted()).toEqual([]);
    await goals.world.alex.click('We’ve made it');
    await cardWith(goals.world.sam, '@alex says this one’s done.');
    expect(goals.errors()).toEqual([]);
  });

  test('is not posted once the two have parted, or once it was erased', async () => {
    goals.world.platform.failures.push({ method: 'post', kind: 'unavailable' });
    await goals.add('see the sea');
    const { id } = await goals.newest();
    await goals.world.alex.command('unpair');
    await goals.world.alex.click('End it for both of us');
    await goals.world.retryJobs();
    expect(goals.posted()).toEqual([]);
    await goals.world.store.transaction((stores) => stores.couples.erase(goals.couple.id));
    await goals.world.bot.run({ name: 'show-goal', goalId: id });
    await goals.world.bot.run({ name: 'show-goal-review', reviewId: id });
    await goals.world.bot.run({ name: 'offer-goal-review', coupleId: goals.couple.id });
    expect(goals.errors()).toEqual([]);
  });

  test.each(['gone', 'forbidden'] as const)('in a room that is %s pauses the rhythm and tells both', async (kind) => {
    goals.world.platform.failures.push({ method: 'post', kind });
    await goals.add('see the sea');
    const couple = await goals.world.store.transaction((stores) => stores.couples.find(goals.couple.id));
    expect(couple?.pause?.why).toBe(kind === 'gone' ? 'room-gone' : 'forbidden');
    for (const person of [goals.world.sam, goals.world.alex])
      expect(await allText(person)).toContain('A note from Attune');
  });

  test('that the platform never takes is told to who added it, and is on the list', async () => {
    goals.world.platform.failing.set('post', 'rejected');
    await goals.add('see the sea');
    for (let tries = 0; tries < 8; tries += 1) await goals.world.retryJobs();
    goals.world.platform.failing.clear();
    expect(await allText(goals.world.sam)).toContain('I couldn’t post one of your goals in your channel');
    await goals.world.alex.command('goal list');
    expect(await lastPrivate(goals.world.alex)).toContain('see the sea');
  });
});

test('forgetting one takes their words; a goal on which the other wrote stays for that one’s copy, nameless', async () => {
  await goals.add('SAM-GOAL', { step: 'SAM-STEP' });
  await goals.world.alex.click('Note how it’s going');
  await goals.world.alex.submit({ words: 'ALEX-NOTE' });
  await goals.add('SAM-ALONE');
  await goals.add('ALEX-GOAL', {}, goals.world.alex);
  await goals.world.store.transaction((stores) => stores.goals.forget(goals.couple.id, 0));
  const left = await goals.all();
  expect(left.map(({ about }) => about?.words.reveal() ?? null)).toEqual([null, 'ALEX-GOAL']);
  expect(left[0]?.entries.map(({ words }) => words.reveal())).toEqual(['ALEX-NOTE']);
  await goals.world.alex.command('goal list');
  expect(await lastPrivate(goals.world.alex)).toContain('One goal is still open');
});
