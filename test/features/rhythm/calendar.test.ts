import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import { plain } from '../../../src/card/markup.ts';
import { calendar } from '../../../src/features/calendar.ts';
import { readHome } from '../../../src/features/home/index.ts';
import { nextCard } from '../../../src/features/rhythm/next-card.ts';
import { day, hour } from '../../../src/model/instant.ts';
import { newRitual, type Ritual, weekdays } from '../../../src/model/ritual.ts';
import { timetableOf } from '../../../src/schedule/timetable.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { alex, newCouple, RhythmWorld, sam, textOf } from './rhythm-world.ts';

let world: RhythmWorld;

beforeAll(async () => {
  world = await RhythmWorld.open();
});
beforeEach(() => world.begin());
afterAll(() => world.close());

const lines = (text: string): readonly string[] => text.split('\n');

describe('the calendar of the coming four weeks', () => {
  it('has a line for each day on which something comes, by the reader’s own clock', async () => {
    const mine = textOf(await world.command(sam, 'checkin next'));
    expect(mine).toContain('The next four weeks, by the clock in Lisbon');
    const days = lines(mine).filter((line) => /^\w{3}, Nov \d+ /.test(line));
    expect(days).toHaveLength(12);
    expect(days[0]).toBe('Mon, Nov 2 8:00 PM The question');
    expect(days.at(-1)).toBe('Fri, Nov 27 8:00 PM The question');
    const theirs = textOf(await world.command(alex, 'checkin next'));
    expect(theirs).toContain('by the clock in New York');
    expect(theirs).toContain('Mon, Nov 2 3:00 PM The question');
  });

  it('has two of one evening in one line, as they will come, and nothing that was left out', async () => {
    await world.changePartner(alex, { zone: 'Europe/Lisbon' });
    const us = await world.ritual('us');
    const rhythm = { days: [3], time: '20:00', zone: 'Europe/Lisbon' } as const;
    const nextAt = Date.parse('2026-11-04T20:00Z');
    await world.do(({ rituals }) => rituals.save([{ ...us, on: true, rhythm, nextAt }]));
    await world.command(sam, 'checkin skip');
    const text = textOf(await world.command(sam, 'checkin next'));
    expect(text).toContain('The next four weeks\n');
    expect(text).not.toContain('Mon, Nov 2 ');
    expect(text).toContain('Wed, Nov 4 8:00 PM The question · 9:00 PM The weekly check-in');
  });

  it('is empty in a pause without an end, and begins after one that has an end', async () => {
    await world.command(sam, 'checkin pause');
    expect(textOf(await world.command(sam, 'checkin next'))).not.toContain('four weeks');
    await world.command(sam, 'checkin pause', { days: '7' });
    const text = textOf(await world.command(sam, 'checkin next'));
    expect(lines(text).find((line) => line.startsWith('Mon, Nov'))).toBe('Mon, Nov 9 8:00 PM The question');
  });

  it('is the same on the home, below what comes next', async () => {
    const content = await shippedContent();
    const { partners } = await world.couple();
    const home = await world.do((stores) =>
      readHome(features, { stores, content, now: world.now }, partners[sam].user, 'en'),
    );
    const elements = home.couples[0]?.sections[0]?.elements ?? [];
    const text = cardText({ tone: 'calm', elements });
    expect(text).toContain('The next question is on Monday, November 2');
    expect(text).toContain('Fri, Nov 27 8:00 PM The question');
  });

  it('fits a card, however much comes', async () => {
    const content = await shippedContent();
    const { say } = content.library('en');
    const couple = newCouple('c1', world.now);
    const things = Array.from({ length: 10 * 28 }, (_, index) => ({
      at: world.now + Math.floor(index / 10) * day + (index % 10) * hour,
      entry: plain('The weekly check-in'),
    }));
    const ahead = calendar(say, couple, sam, things, world.now);
    expect(cardText({ tone: 'calm', elements: ahead })).toMatch(/There’s something on \d+ more days too\./);
    const rhythm = { days: [...weekdays], time: '20:00', zone: 'America/Argentina/Buenos_Aires' };
    const rituals = (['question', 'us', 'pulse', 'review'] as const).map(
      (name): Ritual => ({
        ...newRitual('c1', { name, on: true, rhythm }),
        nextAt: world.now + day,
        lastSkip: { dueAt: world.now + hour, why: 'asked' },
      }),
    );
    const timetable = timetableOf({ couple, rituals, now: world.now });
    expect(checkCard(nextCard(say, couple, timetable, 'unanswered', ahead))).toEqual([]);
  });

  it('names a whole day without a time, and leaves out what is no event of its own', async () => {
    const { say } = (await shippedContent()).library('en');
    const couple = newCouple('c1', world.now);
    const ahead = calendar(
      say,
      couple,
      sam,
      [
        { at: Date.parse('2026-11-05T00:00Z'), entry: plain('The day you picked'), wholeDay: true },
        { at: world.now + day, text: plain('said elsewhere') },
        { at: world.now + 28 * day, entry: plain('Too far') },
      ],
      world.now,
    );
    expect(cardText({ tone: 'calm', elements: ahead })).toBe(
      'The next four weeks, by the clock in Lisbon\nThu, Nov 5 The day you picked',
    );
  });
});
