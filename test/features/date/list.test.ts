import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { month } from '../../../src/features/date/glance.ts';
import { readHome } from '../../../src/features/home/index.ts';
import { newDatePlan, withLine } from '../../../src/model/date-plan.ts';
import { day } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { cardWith } from '../../flows/driver.ts';
import { lastPrivate } from '../../flows/moves.ts';
import { DateWorld } from './date-world.ts';

let dates: DateWorld;
let sam: DateWorld['sam'];
let alex: DateWorld['alex'];
beforeEach(async () => {
  dates = await DateWorld.open();
  ({ sam, alex } = dates);
});
afterEach(async () => {
  expect(dates.problems()).toEqual([]);
  expect(dates.errors()).toEqual([]);
  await dates[Symbol.asyncDispose]();
});

/** Puts plans into the list at once, so many days from now. */
async function fill(days: readonly number[], words = (index: number) => `number ${index}`) {
  const couple = await dates.couple();
  const now = dates.world.now();
  await dates.world.store.transaction(async (stores) => {
    for (const [index, ahead] of days.entries()) {
      const setting = {
        by: 0,
        what: new PartnerWords(words(index)),
        at: now + ahead * day,
        zone: 'Europe/Lisbon',
      } as const;
      const plan = newDatePlan({ id: crypto.randomUUID(), coupleId: couple.id }, setting, now - 20 * day);
      const both = ahead < 0 ? withLine(withLine(plan, 0, 'room', now), 1, 'room', now) : plan;
      await stores.dates.save(both, null);
      if (ahead < 0)
        for (const side of [0, 1] as const)
          await stores.dates.setLine(plan.id, side, new PartnerWords(`line ${side} ${'x'.repeat(280)}`));
    }
  });
}
const shown = () => lastPrivate(sam);

describe('the list', () => {
  test('says how to begin where there is nothing yet', async () => {
    await sam.command('date list');
    expect(await shown()).toContain('You haven’t planned anything yet. For an idea, use /date idea');
    await sam.click('Saved ideas');
    expect(await shown()).toContain('You haven’t saved any ideas yet');
    await sam.click('How it was');
    expect(await shown()).toContain('Your dates will be here');
    await sam.click('What’s planned');
    await sam.click('Plan a date');
    expect((await sam.form())?.title).toBe('Plan a date');
  });

  test('of the longest words fits every platform, and turns its pages', async () => {
    await fill(
      Array.from({ length: 12 }, (_, index) => index + 1),
      (index) => `${index} ${'so much to do '.repeat(34)}`,
    );
    await sam.command('date list');
    expect(await shown()).toContain('Page 1 of 3');
    await sam.click('Next');
    await sam.click('Next');
    expect(await shown()).toContain('Saturday 14 November');
    expect((await sam.cards()).at(-1)?.options).toHaveLength(2);
    await sam.act('date.list:coming:99', dates.world.platform.seenBy('sam').at(-1));
    expect(await shown()).toContain('Page 3 of 3');
    await sam.act('date.list:nothing:x', dates.world.platform.seenBy('sam').at(-1));
    expect(await shown()).toContain('Page 1 of 3');
    await sam.act('date.look', dates.world.platform.seenBy('sam').at(-1), 'x');
    expect(await shown()).toContain('I can’t find that date in your list');
  });

  test('of what was shows what both said, newest first', async () => {
    await fill([-1, -2, -3, -4, -5, -6]);
    await sam.command('date list');
    await sam.click('How it was');
    expect((await shown()).match(/number \d/g)).toEqual(['number 0', 'number 1', 'number 2', 'number 3', 'number 4']);
    expect(await shown()).toContain('@alex: "line 1');
    await sam.click('Next');
    await sam.click('Previous');
    await sam.pick((await sam.cards()).at(-1)?.options[0] ?? '');
    expect(await shown()).toContain('line 0');
  });

  test('that somebody has before them follows what the other does', async () => {
    await dates.plan();
    await sam.command('date list');
    await alex.click('Call it off');
    const list = (await sam.cards()).find(({ text }) => text.includes('What you’ve planned'));
    expect(list?.text).toContain('You haven’t planned anything yet');
  });

  test('an opened plan follows a shared note whose words become others', async () => {
    await dates.plan({ note: 'bring the blanket' });
    await sam.click('Share my note');
    await alex.command('date list');
    await alex.pick('Friday 6 November at 14:30');
    expect(await lastPrivate(alex)).toContain('"bring the blanket"');
    await sam.click('Change');
    await sam.submit({ note: 'bring the umbrella' });
    expect(await lastPrivate(alex)).toContain('"bring the umbrella"');
  });

  test('a plan of which the words are erased has no way to a calendar', async () => {
    await dates.plan();
    const { id } = await dates.couple();
    await dates.world.store.transaction((stores) => stores.dates.forget(id, 0));
    await alex.command('date list');
    await alex.pick('Friday 6 November at 14:30');
    expect((await alex.cards()).at(-1)?.buttons).toEqual(['Change', 'Call it off']);
  });

  test('a plan is opened from it, with all that can be done', async () => {
    await dates.plan();
    await alex.command('date list');
    await alex.pick('Friday 6 November at 14:30');
    expect((await alex.cards()).at(-1)?.buttons).toEqual(['Change', 'For my calendar', 'Call it off']);
    await alex.click('Call it off');
    expect(await lastPrivate(alex)).toContain('Called off');
    await cardWith(sam, 'has called off your date');
    await alex.click('It’s on after all');
    expect(await lastPrivate(alex)).toContain('You have a date');
  });
});

describe('ideas', () => {
  test('are for two who are apart where their clocks differ, and never come twice before all were there', async () => {
    await sam.command('date idea');
    const seen = new Set<string>();
    const all = [...dates.world.content.library('en').dateIdeas.values()].filter(({ place }) => place === 'apart');
    for (let at = 0; at < all.length; at += 1) {
      const card = await cardWith(alex, 'An idea for you both');
      expect(card.private).toBe(false);
      seen.add(card.text.split('\n')[1] ?? '');
      await (at % 2 === 0 ? sam : alex).click('Another one');
    }
    expect(seen).toEqual(new Set(all.map(({ text }) => text)));
  });

  test('fit what is chosen with the command and on the card', async () => {
    await sam.command('date idea', { budget: 'free', time: 'short', energy: 'calm', place: 'home' });
    const card = await cardWith(sam, 'An idea');
    expect(card.text).toContain('Free · Up to an hour · Calm · At home.');
    await alex.pick('Out');
    expect((await cardWith(sam, 'An idea')).text).toContain('Free · Up to an hour · Calm · Out.');
    await alex.pick('At home or out');
    await sam.act('date.narrow:place:any:any:any:any:any', undefined, 'nowhere');
    expect((await cardWith(sam, 'An idea')).text).toContain('Where this comes from');
  });

  test('are saved for both, planned from the list in one’s own words, and taken off', async () => {
    await sam.command('date idea', { place: 'out' });
    await alex.click('Save');
    expect(await lastPrivate(alex)).toContain('Saved for you both');
    await sam.command('date list');
    await sam.click('Saved ideas');
    expect(await shown()).toContain('Saved by @alex.');
    const [option = ''] = (await sam.cards()).at(-1)?.options ?? [];
    await sam.pick(option);
    expect((await sam.form())?.values['what']).toContain(option.slice(0, 20));
    await sam.submit({ day: 'Friday', time: '19:30' });
    await sam.command('date list');
    await sam.click('Saved ideas');
    const card = dates.world.platform.seenBy('sam').at(-1);
    const { id: coupleId } = await dates.couple();
    const [saved] = await dates.world.store.transaction((stores) => stores.dates.ideasSaved(coupleId));
    await alex.command('date list');
    await alex.click('Saved ideas');
    await sam.act('date.unsave:1', card, saved?.id ?? '');
    expect(await shown()).toContain('You haven’t saved any ideas yet');
    expect(await lastPrivate(alex)).toContain('You haven’t saved any ideas yet');
    for (const action of ['date.save:gone', 'date.plan-idea:gone']) {
      await sam.act(action);
      expect(await shown()).toContain('I don’t have this idea anymore');
    }
  });
});

describe('at a glance', () => {
  const home = async (person: DateWorld['sam']) => {
    const { world } = dates;
    const read = await world.store.transaction((stores) =>
      readHome(features, { stores, content: world.content, now: world.now() }, person.user, 'en'),
    );
    return JSON.stringify(read.couples[0]?.sections);
  };

  test('the next date comes, and the question how it was waits, until it is answered or left', async () => {
    await dates.plan({ day: 'today', time: '20:00' });
    expect(await home(alex)).toContain('on Monday 2 November at 20:00 in Lisbon');
    expect(await home(alex)).not.toContain('picnic');
    await dates.world.pass(Date.parse('2026-11-03T13:00:00Z') - dates.world.now());
    expect(await home(alex)).toContain('date.say');
    await alex.click('Not this time');
    expect(await home(alex)).not.toContain('date.say');
    expect(await home(sam)).toContain('date.say');
  });

  test('a month counts the dates that were', async () => {
    await fill([-1, -3, -40, 3]);
    const couple = await dates.couple();
    const entries = await dates.world.store.transaction((stores) =>
      month(
        { stores, library: dates.world.content.library('en'), couple, side: 0, now: dates.world.now() },
        { from: dates.world.now() - 30 * day, until: dates.world.now() + 30 * day },
      ),
    );
    expect(entries.map(({ kind, at }) => [kind, at.length])).toEqual([['done', 2]]);
    expect(JSON.stringify(entries)).toContain('You had 2 dates.');
  });
});
