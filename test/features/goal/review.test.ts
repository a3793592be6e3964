import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { month } from '../../../src/features/goal/month.ts';
import { readHome } from '../../../src/features/home/index.ts';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { nextOccurrence } from '../../../src/schedule/next-occurrence.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { cardWith } from '../../flows/driver.ts';
import { count, lastPrivate } from '../../flows/moves.ts';
import { shippedPractice, walk } from '../../flows/walk-practice.ts';
import { GoalWorld } from './goal-world.ts';

let goals: GoalWorld;
let sam: FakePerson;
let alex: FakePerson;
beforeEach(async () => {
  goals = await GoalWorld.open();
  ({ sam, alex } = goals.world);
});
afterEach(async () => {
  expect(goals.problems()).toEqual([]);
  expect(goals.errors()).toEqual([]);
  await goals[Symbol.asyncDispose]();
});

/** Has the monthly look come in an hour. */
async function planReview(): Promise<void> {
  const rhythm = { monthDay: 1, time: '18:00', zone: 'Europe/Lisbon' };
  const nextAt = goals.world.now() + hour;
  await goals.world.store.transaction(({ rituals }) =>
    rituals.save([
      {
        coupleId: goals.couple.id,
        name: 'goal-review',
        on: true,
        rhythm,
        nextAt,
        waitingSince: null,
        cameAt: null,
        lastSkip: null,
      },
    ]),
  );
  await goals.world.pass(hour + minute);
}

describe('the monthly look', () => {
  test('is offered once a goal has been on the list for a week, and either of the two takes it', async () => {
    await goals.add('see the sea');
    await goals.world.pass(2 * day);
    await goals.add('a garden');
    await goals.world.pass(4 * day);
    expect(await count(sam, 'your open goals and a question')).toBe(0);
    await goals.world.pass(2 * day);
    await goals.world.pass(3 * day);
    expect(await count(sam, 'your open goals and a question')).toBe(1);
    const ritual = () => goals.world.store.transaction(({ rituals }) => rituals.find(goals.couple.id, 'goal-review'));
    expect(await ritual()).toBeNull();
    const offer = (await cardWith(alex, 'your open goals and a question')).buttons[0] ?? '';
    await alex.click(offer);
    expect((await ritual())?.on).toBe(true);
  });

  test('is not offered while there is no goal', async () => {
    await goals.add('see the sea');
    await sam.click('We’ve made it');
    await goals.world.pass(9 * day);
    expect(await count(sam, 'your open goals and a question')).toBe(0);
  });

  test('is suggested for the day of the month on which it was taken', () => {
    const [definition] = features.flatMap(({ rituals = [] }) => rituals.filter(({ name }) => name === 'goal-review'));
    const now = Date.parse('2026-01-31T23:30:00Z');
    const rhythm = definition?.suggested?.({ time: '20:00', zone: 'Asia/Tokyo' }, now);
    expect(rhythm).toEqual({ monthDay: 1, time: '20:00', zone: 'Asia/Tokyo' });
    if (rhythm !== undefined) expect(nextOccurrence(rhythm, now)).toBeGreaterThan(now);
  });

  test('shows what is open with a question to talk about, and follows what becomes of it', async () => {
    await goals.add('see the sea', { kind: 'Travel', step: 'look at trains' });
    await goals.add('a garden');
    await planReview();
    const card = await cardWith(alex, 'How are your goals going?');
    expect(card.private).toBe(false);
    expect(card.text).toContain('see the sea');
    expect(card.text).toContain('Which of these are you looking forward to the most');
    await alex.pick('see the sea');
    await alex.submit({ ticked: ['look at trains'] });
    expect((await cardWith(sam, 'How are your goals going?')).text).toContain('1 of 1 step done');
    await sam.act(`goal.pick-finish`, undefined, (await goals.newest()).id);
    const after = await cardWith(alex, 'How are your goals going?');
    expect(after.text).not.toContain('a garden');
    expect(after.buttons).toEqual(['Note how it’s going', 'We’ve made it', 'Our goals']);
    await alex.click('We’ve made it', after.id);
    await cardWith(sam, 'Every goal on your list is done or gone.');
  });

  test('says nothing in a month without an open goal; each next one asks something else and ends the last', async () => {
    await planReview();
    expect(goals.posted()).toEqual([]);
    for (let number = 1; number <= 8; number += 1) await goals.add(`goal ${number} ${'w'.repeat(190)}`);
    await planReview();
    await planReview();
    expect(await count(sam, 'You looked at your goals here')).toBe(1);
    const card = await cardWith(sam, 'No need to have done anything');
    expect(card.text).toContain('2 more are on your list.');
    expect(card.text).toContain('What’s one small step');
  });

  test('is where the couple is: in a channel that they left no word of it stays', async () => {
    await goals.add('see the sea');
    await planReview();
    const { world, couple } = goals;
    const room = { ...world.room, room: 'a-new-room' };
    await world.store.transaction(async (stores) => {
      const now = await stores.couples.lock(couple.id);
      if (now === null) throw new Error('not paired');
      const moved = { ...now, room };
      await stores.couples.save(moved);
      for (const { follows } of features) await follows?.moved?.(stores, moved, world.now());
    });
    await world.settle();
    const old = goals.posted().filter((one) => one.room.room === couple.room.room);
    expect(old).toHaveLength(2);
    for (const { card } of old) expect(cardText(card)).not.toContain('see the sea');
  });
});

test.each(['left behind in another channel', 'deleted'])(
  'a look that was %s calls nobody once a goal changes at night',
  async (how) => {
    const { world } = goals;
    await goals.add('see the sea');
    await goals.add('a garden');
    await planReview();
    const look = world.platform.messages.findIndex(({ key }) => key?.startsWith('goal-review:') === true);
    if (how === 'deleted') world.platform.messages.splice(look, 1);
    else {
      world.goTo({ ...world.room, room: 'a-new-room' });
      await sam.command('pair', { partner: 'alex' });
      await sam.click('Ask to move here');
      await alex.click('Accept');
    }
    // So that it is noticed that it is not there any more.
    await goals.add('a boat');
    await world.pass(11 * hour);
    await sam.command('goal done', { goal: 'a garden' });
    await world.pass(11 * hour);
    const notes = world.platform.messages.flatMap(({ key }) => key?.match(/^goal.*-here-[01]$/)?.[0] ?? []);
    expect(notes).toEqual([expect.stringMatching(/^goal-done:.*:reply-here-1$/)]);
  },
);

test('the home and the month tell what comes and what there was, in nobody’s words', async () => {
  await goals.add('see the sea', { day: 'in two weeks' });
  await goals.add('a garden');
  await sam.click('We’ve made it');
  await alex.act(`goal.update:${(await goals.all())[0]?.id}`);
  await alex.submit({ words: 'looked at trains' });
  const { world, couple } = goals;
  const home = await world.store.transaction((stores) =>
    readHome(features, { stores, content: world.content, now: world.now() }, sam.user, 'en'),
  );
  const elements = home.couples.flatMap(({ sections }) => sections.flatMap((section) => section.elements));
  const text = cardText({ tone: 'calm', elements });
  expect(text).toContain('The day you picked for a goal is Monday 16 November.');
  expect(text).toContain('Mon 16 Nov The day you picked for a goal');
  expect(text).toContain('You reached a goal.');
  expect(text).toContain('You moved a goal forward.');
  expect(text).not.toContain('sea');
  const entries = await world.store.transaction((stores) => {
    const library = world.content.library('en');
    const glance = { stores, library, couple, side: 0, now: world.now() } as const;
    return month(glance, { from: world.now() - day, until: world.now() + day });
  });
  expect(entries.map(({ kind, at }) => [kind, at.length])).toEqual([
    ['done', 1],
    ['kept', 1],
  ]);
});

describe('what both agreed on in a practice', () => {
  beforeEach(async () => walk(goals.world, await shippedPractice('finding-back'), 0));

  test('can be kept as a goal with one press at its end, once', async () => {
    const end = await cardWith(alex, 'That’s it for today');
    await alex.click('Keep it as a goal', end.id);
    const words = (await alex.form())?.values['what'];
    expect(words).not.toBe('');
    await alex.submit({});
    expect((await goals.newest()).about?.words.reveal()).toBe(words);
    await sam.click('Keep it as a goal', end.id);
    expect(await lastPrivate(sam)).toContain('on your list already');
    await sam.click('Change it');
    await sam.submit({ what: 'something else by now' });
    await sam.click('Keep it as a goal', end.id);
    expect((await sam.form())?.values['what']).toBe(words);
    await sam.click('Take it off the list');
    await sam.click('Keep it as a goal', end.id);
    await sam.submit({});
    expect(await goals.all()).toHaveLength(2);
  });

  test('is found by the visit at which they agreed, and by nothing else', async () => {
    const [session] = await goals.world.store.transaction(({ practices }) => practices.all(goals.couple.id));
    for (const id of [`${session?.id}:2`, `${session?.id}:99`, `${crypto.randomUUID()}:1`, 'x:y']) {
      await sam.act(`goal.from-practice:${id}`);
      expect(await lastPrivate(sam), id).toContain('What you agreed on is gone.');
    }
  });
});
