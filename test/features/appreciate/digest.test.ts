import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText, cardWith } from '../../flows/driver.ts';
import { expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { expectPeace } from '../../flows/pings.ts';
import { AppreciateWorld } from './appreciate-world.ts';

let jar: AppreciateWorld;
/** It is Monday, 2 November 2026, 15:00 in Lisbon. */
beforeEach(async () => {
  jar = await AppreciateWorld.open();
});
afterEach(() => jar[Symbol.asyncDispose]());

describe('the look into the jar', () => {
  test('is offered once there are three from both, once', async () => {
    const offered = () => allText(jar.world.alex).then((text) => text.split('Your jar is filling up').length - 1);
    await jar.say('one');
    await jar.say('two');
    await jar.say('three');
    expect(await offered()).toBe(0);
    await jar.say('four', jar.world.alex);
    expect(await offered()).toBe(1);
    await jar.say('five', jar.world.alex);
    expect(await offered()).toBe(1);
    await jar.world.sam.click('Yes, please');
    const ritual = await jar.world.store.transaction((stores) => stores.rituals.find(jar.couple.id, 'jar-digest'));
    expect(ritual).toMatchObject({ on: true, rhythm: { days: [7] } });
  });

  test('tells on Sunday what was said that week, by whom, in order, once; and nothing in a week without any', async () => {
    await jar.tellWeekly();
    await jar.put('of the week before', '2026-11-01T19:59:00Z');
    await jar.put('just after that', '2026-11-01T20:00:00Z');
    await jar.put('the tea', '2026-11-04T09:00:00Z', 1);
    await jar.put('the soup', '2026-11-08T19:59:00Z');
    await jar.put('of the week after', '2026-11-08T20:00:00Z');
    await jar.until('2026-11-08T19:30:00Z');
    expect(jar.told()).toEqual([]);
    await jar.until('2026-11-08T20:00:00Z');
    await jar.until('2026-11-09T12:00:00Z');
    expect(jar.told()).toEqual([
      [
        'A look into your jar',
        '@sam and @alex, here’s what you appreciated in each other lately:',
        '@sam: "just after that"',
        '@alex: "the tea"',
        '@sam: "the soup"',
      ].join('\n'),
    ]);
    await jar.until('2026-11-15T20:00:00Z');
    expect(jar.told()[1]).toContain('of the week after');
    await jar.until('2026-11-30T12:00:00Z');
    expect(jar.told()).toHaveLength(2);
    expectPeace(jar.world.pings);
    expect(jar.problems()).toEqual([]);
    expect(jar.errors()).toEqual([]);
  });

  test('that quiet hours made late tells of the same week', async () => {
    await jar.tellWeekly([7], '23:00');
    await jar.put('in the week', '2026-11-08T22:00:00Z');
    await jar.put('in the night after', '2026-11-08T23:30:00Z');
    await jar.until('2026-11-09T20:00:00Z');
    expect(jar.told()).toHaveLength(1);
    expect(jar.told()[0]).toContain('in the week');
    expect(jar.told()[0]).not.toContain('in the night after');
    expectPeace(jar.world.pings);
  });

  test('of the most and longest fits every platform, and leads to the jar', async () => {
    for (let count = 0; count < 15; count += 1)
      await jar.put(`${count} ${'so much to say '.repeat(190)}`, `2026-11-05T10:${10 + count}:00Z`);
    await jar.tellWeekly();
    await jar.until('2026-11-09T12:00:00Z');
    expect(jar.told()[0]).toContain('5 more are in your jar.');
    expect(jar.problems()).toEqual([]);
    await jar.world.alex.click('Open our jar');
    expect(await lastPrivate(jar.world.alex)).toContain('Page 1 of 2');
  });

  test('follows what is changed and taken back, and tells nothing twice where its day is changed', async () => {
    await jar.say('how you make tee');
    await jar.say('a second thought', jar.world.alex);
    await jar.tellWeekly([1], '20:00');
    await jar.until('2026-11-02T21:00:00Z');
    expect(jar.told()[0]).toContain('how you make tee');
    await jar.world.sam.click('Edit');
    await jar.world.sam.submit({ words: 'how you make tea' });
    expect(jar.told()[0]).toContain('how you make tea');
    await jar.world.alex.click('Take it back');
    await expectUnseen(jar.world.sam, 'a second thought');
    await jar.tellWeekly([2], '20:00');
    await jar.until('2026-11-04T12:00:00Z');
    expect(jar.told()).toHaveLength(1);
    await jar.world.sam.click('Take it back');
    expect(jar.told()).toEqual(['This message was removed.']);
    expect(jar.errors()).toEqual([]);
  });

  test('that was all taken back before it could be posted is not told', async () => {
    const id = await jar.put('the tea', '2026-11-04T09:00:00Z');
    await jar.tellWeekly();
    jar.world.platform.failing.set('post', 'unavailable');
    await jar.until('2026-11-08T20:10:00Z');
    await jar.world.store.transaction(({ appreciations }) => appreciations.takeBack(id));
    jar.world.platform.failing.clear();
    await jar.world.retryJobs();
    expect(jar.told().join()).not.toContain('the tea');
  });

  test('whose words the platform does not take says so', async () => {
    jar.world.platform.filter = /the tea/;
    await jar.put('the tea', '2026-11-04T09:00:00Z');
    await jar.tellWeekly();
    await jar.until('2026-11-09T12:00:00Z');
    expect((await cardWith(jar.world.alex, 'I couldn’t post the words here')).buttons).toEqual([
      'Open our jar',
      'Add one more',
    ]);
  });

  test('is silent once the two have parted, and goes with them', async () => {
    await jar.put('the tea', '2026-11-04T09:00:00Z');
    await jar.tellWeekly();
    await jar.until('2026-11-08T19:00:00Z');
    await jar.world.alex.command('unpair');
    await jar.world.alex.click('End it for both of us');
    await jar.until('2026-11-09T12:00:00Z');
    expect(jar.told()).toEqual([]);
    expect(jar.errors()).toEqual([]);
  });
});
