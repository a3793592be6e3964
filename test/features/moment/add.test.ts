import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { momentLimit } from '../../../src/model/moment.ts';
import { mostTries } from '../../../src/port/jobs.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { count, expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { MomentWorld } from './moment-world.ts';

let days: MomentWorld;
let sam: FakePerson;
let alex: FakePerson;
beforeEach(async () => {
  days = await MomentWorld.open();
  ({ sam, alex } = days.world);
});
afterEach(() => days[Symbol.asyncDispose]());

describe('keeping a moment', () => {
  test('asks what, which day, what kind, and whether it comes back; the form fits every platform', async () => {
    await sam.command('moment add', { what: 'the lake at six' });
    const form = await sam.form();
    expect(form?.values).toEqual({ what: 'the lake at six', day: '', kind: 'small', back: 'yearly' });
    expect(Object.keys(form?.labels ?? {})).toEqual(['what', 'day', 'kind', 'back']);
    expect(days.problems()).toEqual([]);
  });

  test('shows its author the day as it was read, and the other a warm card with the words, once', async () => {
    await days.keep('the lake at six', 'last friday');
    expect(await lastPrivate(sam)).toContain('under 30 October 2026');
    expect(await lastPrivate(sam)).toContain('each year on 30 October');
    const card = await cardWith(alex, 'the lake at six');
    expect(card.text).toMatch(/^@sam kept a moment for you both: 30 October 2026\./);
    expect([card.private, card.buttons]).toEqual([false, ['Keep one too', 'Our moments']]);
    const [post] = days.posted('moment:');
    expect(post?.told).toEqual(['alex']);
    expect(days.problems()).toEqual([]);
    await days.world.restart();
    await days.world.bot.run({ name: 'post-moment', momentId: (await days.only()).id });
    expect(days.posted('moment:')).toHaveLength(1);
  });

  test('at night is posted without a sound', async () => {
    await days.until('2026-11-03T02:30:00Z');
    await days.keep('the lake at six', 'today');
    expect(days.posted('moment:')[0]?.told).toEqual([]);
  });

  test('kept quiet, it is in the list of both, and nowhere else', async () => {
    await days.keep('the day the dog died', '3.4.2021', 'No, and keep it quiet');
    expect(await lastPrivate(sam)).toContain('I won’t bring it up');
    expect(days.posted('moment:')).toEqual([]);
    await expectUnseen(alex, 'the day the dog died');
    await alex.command('moment list');
    expect(await lastPrivate(alex)).toContain('3 April 2021, kept by @sam and quiet now');
    expect(await lastPrivate(alex)).toContain('the day the dog died');
  });

  test('says on which day 29 February comes back in other years', async () => {
    await days.keep('leap', '29 feb 2024');
    expect(await lastPrivate(sam)).toContain('back on the 28th');
    await days.keep('no leap', '28 feb 2024');
    expect(await lastPrivate(sam)).not.toContain('28th');
  });

  test('reads a day as its author’s part of the world writes it', async () => {
    const { couple } = days;
    const [me, other] = couple.partners;
    await days.world.store.transaction((stores) =>
      stores.couples.save({ ...couple, partners: [{ ...me, locale: 'en-US' }, other] }),
    );
    await days.keep('twelfth night', '5/1/2020');
    expect(await lastPrivate(sam)).toContain('under May 1, 2020');
  });

  test('takes today by its author’s clock, which may be ahead of the other’s', async () => {
    await days.until('2026-11-03T02:00:00Z');
    await days.keep('by Sam', 'today');
    await days.keep('by Alex', 'today', undefined, alex);
    expect((await days.kept()).map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-03']);
    await alex.command('moment add');
    await alex.submit({ what: 'too early', day: '2026-11-03' });
    expect((await alex.form())?.problems['day']).toContain('is still ahead');
  });

  test.each([
    [{ what: '', day: 'today' }, { what: 'There’s nothing in here yet' }],
    [{ what: ' \u200b\n', day: 'today' }, { what: 'There’s nothing in here yet' }],
    [
      { what: 'x'.repeat(momentLimit + 1), day: 'today' },
      { what: 'too long, at 1,001 characters. Please cut it to 1,000' },
    ],
    [{ what: 'x', day: '' }, { day: 'Which day was it? Write it like 12 May 2024.' }],
    [{ what: 'x', day: 'some day' }, { day: 'couldn’t read that' }],
    [{ what: 'x', day: 'May 2019' }, { day: 'Which day of the month?' }],
    [{ what: 'x', day: '30 February' }, { day: 'There’s no such day' }],
    [{ what: 'x', day: '24 December 2026' }, { day: 'is still ahead' }],
    [{ what: 'x', day: '12 May 1312' }, { day: 'since 1900' }],
    [
      { what: '', day: '' },
      { what: 'nothing in here', day: 'Which day was it?' },
    ],
  ])('%j comes back with what is wrong, and nothing is lost', async (typed, wrong) => {
    await sam.command('moment add');
    await sam.submit({ ...typed, kind: ['A first'], back: ['No, and keep it quiet'] });
    const form = await sam.form();
    expect(Object.keys(form?.problems ?? {})).toEqual(Object.keys(wrong));
    for (const [name, part] of Object.entries(wrong)) expect(form?.problems[name]).toContain(part);
    expect(form?.values).toMatchObject({ kind: 'first', back: 'quiet' });
    if (typed.what !== '' && typed.what.trim() !== '\u200b') expect(form?.values['what']).toBe(typed.what);
    expect(await days.kept()).toEqual([]);
    await sam.submit({ what: 'mended', day: 'yesterday' });
    expect((await days.only()).day).toBe('2026-11-01');
  });

  test('a pick that is none of the choices is refused, and the words come back', async () => {
    await sam.command('moment add');
    const open = days.world.platform.forms.get('sam');
    await sam.send({
      kind: 'form',
      id: 'odd',
      by: sam.user,
      room: days.world.room,
      locale: 'en',
      action: open?.form.action ?? '',
      typed: {},
      picked: { kind: ['nothing'], back: ['yearly'] },
    });
    expect(await lastPrivate(sam)).toContain('isn’t one of the choices');
    expect(await days.kept()).toEqual([]);
  });

  test('the same form sent twice keeps one; other words in it make another', async () => {
    await sam.command('moment add');
    const again = days.world.platform.forms.get('sam');
    const send = async (what: string) => {
      if (again !== undefined) days.world.platform.forms.set('sam', again);
      await sam.submit({ what, day: 'today' });
    };
    await send('once');
    await send('once');
    expect(await days.kept()).toHaveLength(1);
    await send('twice');
    expect(await days.kept()).toHaveLength(2);
  });

  test('whatever is typed stays words: nobody is named by it, and nothing marked up', async () => {
    const odd = '@alex <b>*_~`| ‮right to left‬ 💚 "quoted"';
    await days.keep(odd, 'today');
    expect((await cardWith(alex, 'kept a moment')).text).toContain(`"${odd}"`);
    expect((await days.only()).words?.reveal()).toBe(odd);
  });
});

describe('the card in the room', () => {
  test('follows its words, and goes when it is taken away; brought back, it is there without a sound', async () => {
    await days.keep('the lake at sex', 'today');
    await sam.click('Edit');
    expect((await sam.form())?.values).toMatchObject({ what: 'the lake at sex', day: '2 November 2026' });
    await sam.submit({ what: 'the lake at six', kind: ['A first'] });
    expect(await count(alex, 'kept a first')).toBe(1);
    await expectUnseen(alex, 'the lake at sex');
    await sam.click('Take it off the list');
    await expectUnseen(alex, 'the lake at six');
    expect(await lastPrivate(sam)).toContain('the lake at six');
    await sam.click('Bring it back');
    expect(await count(alex, 'the lake at six')).toBe(1);
    expect(days.posted('moment:').map(({ told }) => told)).toEqual([[]]);
    await sam.click('Take it off the list');
    await sam.click('Bring it back');
    expect(await count(alex, 'the lake at six')).toBe(1);
    expect(days.errors()).toEqual([]);
  });

  test('goes when either keeps it quiet, and stays away then', async () => {
    await days.keep('the lake at six', 'today');
    await alex.click('Our moments');
    await alex.pick('2 November 2026: A small moment');
    await alex.click('Keep it quiet');
    expect(days.posted('moment:')).toEqual([]);
    await alex.click('Stop keeping it quiet');
    expect(days.posted('moment:')).toEqual([]);
    expect(days.errors()).toEqual([]);
  });

  test('where nothing can be removed becomes a line that names nobody, and the words again once it is back', async () => {
    days.world.platform.failing.set('remove', 'forbidden');
    await days.keep('the lake at six', 'today');
    await sam.click('Take it off the list');
    await expectUnseen(alex, 'the lake at six');
    expect((await cardWith(alex, 'This message was removed.')).text).not.toContain('@');
    await sam.click('Bring it back');
    expect(await count(alex, 'the lake at six')).toBe(1);
    expect(days.posted('moment:')).toHaveLength(1);
  });

  test('that arrived although the platform said nothing is found again, also to be taken away', async () => {
    days.world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await days.keep('the lake at six', 'today');
    expect((await days.only()).message).toBeNull();
    await sam.click('Take it off the list');
    await days.world.retryJobs();
    expect(days.posted('moment:')).toEqual([]);
  });

  test('whose words the platform does not take says so, and where they are', async () => {
    days.world.platform.filter = /lake/;
    await days.keep('the lake at six', 'today');
    expect((await cardWith(alex, 'I couldn’t post the words here')).buttons).toEqual(['Our moments']);
    await alex.click('Our moments');
    expect(await lastPrivate(alex)).toContain('the lake at six');
  });

  test('that cannot be shown at all, or not be taken out, is told to who kept it', async () => {
    const { platform, bot } = days.world;
    const last = async () => {
      const { id: momentId } = await days.only();
      await bot.run({ name: 'post-moment', momentId }, mostTries).catch(() => undefined);
      await days.world.settle();
    };
    platform.failing.set('post', 'unavailable');
    await days.keep('the lake at six', 'today');
    await last();
    expect(await allText(sam)).toContain('I couldn’t post the moment you kept in your channel');
    platform.failing.clear();
    await days.world.retryJobs();
    platform.failing.set('remove', 'unavailable');
    await sam.click('Take it off the list');
    await last();
    expect(await allText(sam)).toContain('is still in the channel, and I can’t remove it');
    expect(await allText(alex)).not.toContain('A note from Attune');
  });

  test.each(['gone', 'forbidden'] as const)('in a room that is %s pauses the rhythm and tells both', async (kind) => {
    days.world.platform.failures.push({ method: 'post', kind });
    await days.keep('the lake at six', 'today');
    const couple = await days.world.store.transaction((stores) => stores.couples.find(days.couple.id));
    expect(couple?.pause?.why).toBe(kind === 'gone' ? 'room-gone' : 'forbidden');
    expect(days.posted('moment:')).toEqual([]);
  });

  test('is not posted once the two have parted, or once it was erased', async () => {
    days.world.platform.failures.push({ method: 'post', kind: 'unavailable' });
    await days.keep('the lake at six', 'today');
    const { id } = await days.only();
    await alex.command('unpair');
    await alex.click('End it for both of us');
    await days.world.retryJobs();
    expect(days.posted('moment:')).toEqual([]);
    await days.world.store.transaction((stores) => stores.couples.erase(days.couple.id));
    for (const name of ['post-moment', 'refresh-moment'] as const) await days.world.bot.run({ name, momentId: id });
    expect(days.errors()).toEqual([]);
  });
});
