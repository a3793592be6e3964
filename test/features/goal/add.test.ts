import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../src/model/instant.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { count, lastPrivate } from '../../flows/moves.ts';
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

describe('the form', () => {
  test('begins with what was typed after the command, and adds nothing by itself', async () => {
    await sam.command('goal add', { what: 'see the sea' });
    expect((await sam.form())?.values['what']).toBe('see the sea');
    expect(await goals.all()).toEqual([]);
    await sam.submit({});
    await cardWith(alex, 'see the sea');
  });

  test('takes a kind, a day and a first step', async () => {
    await goals.add('see the sea', { kind: 'Travel', day: 'June 12, 2027', step: 'look at trains' });
    const card = await cardWith(alex, 'see the sea');
    expect(card.private).toBe(false);
    expect(card.text).toContain('@alex, @sam put this on the list you share');
    expect(card.text).toContain('Travel, by 12 June 2027');
    expect(card.text).toContain('0 of 1 step done');
    expect(card.buttons).toEqual(['Note how it’s going', 'We’ve made it', 'Look at it', 'Our goals']);
    expect(await lastPrivate(sam)).toContain('look at trains');
    expect(await count(alex, 'see the sea')).toBe(1);
  });

  const wrong: readonly [string, Record<string, string>, string, string][] = [
    ['nothing', { what: ' \u200b' }, 'what', 'nothing in here yet'],
    ['too much', { what: 'x'.repeat(201) }, 'what', 'too long, at 201 characters'],
    ['a step that is too long', { what: 'a', step: 'x'.repeat(201) }, 'step', 'too long, at 201 characters'],
    ['a day that is none', { what: 'a', day: 'when pigs fly' }, 'day', 'couldn’t read that day'],
    ['a day that no calendar has', { what: 'a', day: 'February 30, 2027' }, 'day', 'There’s no such day'],
    ['a day that has gone by', { what: 'a', day: '2026-11-01' }, 'day', 'has passed'],
    ['a day that is far away', { what: 'a', day: '2999' }, 'day', 'a long way off'],
    ['a name of nothing', { what: 'a', day: 'constructor' }, 'day', 'couldn’t read that day'],
  ];
  test.each(wrong)('%s comes back with what was typed, and nothing is added', async (_, values, name, what) => {
    await sam.command('goal add');
    await sam.submit({ kind: 'Home', ...values });
    const form = await sam.form();
    expect(form?.problems[name]).toContain(what);
    expect(form?.values['kind']).toEqual(['home']);
    expect(form?.values['what']).toBe((values['what'] ?? '').replace(' \u200b', ''));
    expect(await goals.all()).toEqual([]);
    goals.world.platform.forms.clear();
  });

  test('twice with the same form adds it once; other words are added beside it', async () => {
    await sam.command('goal add');
    const form = goals.world.platform.forms.get('sam');
    if (form === undefined) throw new Error('no form is open');
    await sam.submit({ what: 'a garden' });
    goals.world.platform.forms.set('sam', form);
    await sam.submit({ what: 'a garden' });
    expect(await lastPrivate(sam)).toContain('on your list already');
    expect(await goals.all()).toHaveLength(1);
    goals.world.platform.forms.set('sam', form);
    await sam.submit({ what: 'a cat' });
    expect(await goals.all()).toHaveLength(2);
  });
});

test('a goal stands there literally, pings nobody but the other, and is in no log, metric or row', async () => {
  const odd = '@everyone <b>tea</b> *_~` \u202eabc';
  await goals.add(odd, { step: 'a private step' });
  const card = goals.posted()[0];
  expect(card?.audience).toBeNull();
  expect((await cardWith(alex, odd)).private).toBe(false);
  const traces = [...goals.world.log, ...goals.world.metrics.values.keys()].join('\n');
  expect(traces).toContain('goal.send');
  for (const words of [odd, 'private step']) {
    expect(traces).not.toContain(words);
    expect(await goals.world.dump()).not.toContain(words);
  }
});

describe('either of the two', () => {
  test('changes it, on the card in the room as well; the author of the words is who wrote them last', async () => {
    const { id } = await goals.add('see the sea', { day: '2027' });
    await alex.click('Look at it');
    await alex.click('Change it');
    expect((await alex.form())?.values).toMatchObject({ what: 'see the sea', day: '31 December 2027' });
    await alex.submit({ kind: 'Travel', day: '' });
    expect((await goals.newest()).about).toMatchObject({ by: 0, kind: 'travel', target: null });
    await alex.click('Change it');
    await alex.submit({ what: 'see the ocean' });
    expect((await goals.newest()).about?.by).toBe(1);
    expect((await cardWith(sam, 'see the ocean')).private).toBe(false);
    expect((await cardWith(sam, 'see the ocean')).text).not.toContain('31 December');
    await sam.act(`goal.edit:${id}`);
    await sam.submit({ what: ' ' });
    expect((await sam.form())?.problems['what']).toContain('nothing in here yet');
    goals.world.platform.forms.clear();
  });

  test('a day that has gone by is not held against anybody, and may stay', async () => {
    await goals.add('a garden', { day: '2026-11-10', kind: 'Home' });
    await goals.world.pass(20 * day);
    await alex.click('Look at it');
    expect(await lastPrivate(alex)).toContain('You’d picked 10 November 2026');
    await alex.click('Change it');
    await alex.submit({ what: 'a small garden' });
    const card = await cardWith(sam, 'a small garden');
    expect(card.text).toContain('Home');
    expect(card.text).not.toContain('10 November');
    await alex.click('Change it');
    await alex.submit({ day: '2026-11-11' });
    expect((await alex.form())?.problems['day']).toContain('has passed');
    goals.world.platform.forms.clear();
  });

  test('takes it off the list and puts it back; its words leave the room at once, and the database after a day', async () => {
    await goals.add('a secret plan', { step: 'first of it' });
    await alex.click('Look at it');
    await alex.click('Take it off the list');
    expect(await lastPrivate(alex)).toContain('It’s off your list');
    expect((await cardWith(sam, 'One of your goals is off the list')).buttons).toEqual(['Put it back']);
    await sam.click('Put it back');
    expect(await lastPrivate(sam)).toContain('It’s back on your list.');
    await cardWith(alex, '0 of 1 step done');
    expect(await lastPrivate(sam)).toContain('first of it');
    await sam.click('Take it off the list');
    await sam.click('Put it back', (await sam.cards()).findLast((card) => card.private)?.id);
    await sam.click('Take it off the list');
    await goals.world.pass(day + 60_000);
    expect((await goals.newest()).about).toBeNull();
    expect((await goals.newest()).entries).toEqual([]);
    expect((await cardWith(alex, 'One of your goals is off the list')).buttons).toEqual([]);
    await alex.act(`goal.put-back:${(await goals.newest()).id}`);
    expect(await lastPrivate(alex)).toContain('isn’t on your list anymore');
    await sam.act(`goal.take-back:${(await goals.newest()).id}`);
    expect(await lastPrivate(sam)).toContain('isn’t on your list anymore');
  });
});

test('a stranger, and people whose goal it is not, get a kind sentence, and see nothing', async () => {
  const { id } = await goals.add('ours alone');
  const { guest } = goals.world;
  await guest.click('Look at it');
  expect(await lastPrivate(guest)).toContain('belongs to two other people');
  await guest.command('goal list');
  expect(await lastPrivate(guest)).toContain('belongs to two other people');
  for (const what of [
    'open',
    'update',
    'done',
    'finish',
    'reopen',
    'edit',
    'take-back',
    'undo',
    'put-back',
    'look',
    'tick',
  ]) {
    for (const wrong of [crypto.randomUUID(), 'x']) {
      await sam.act(`goal.${what}:${wrong}`);
      expect(await lastPrivate(sam), what).toContain('isn’t on your list anymore');
    }
  }
  for (const what of ['tick', 'untick', 'edit-entry', 'remove-entry']) {
    await sam.act(`goal.${what}:${id}:${crypto.randomUUID()}`);
    expect(await lastPrivate(sam), what).toContain('That line is gone');
  }
  expect(await allText(guest)).not.toContain('Only you see this.');
});
