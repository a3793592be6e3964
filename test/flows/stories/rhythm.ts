import { expect } from 'vitest';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { cardWith, type World } from '../driver.ts';
import { lastPrivate, openQuestion, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

/** The worlds begin on Monday 2 November 2026 at 12:00 UTC, which is noon in Lisbon and 7 in New York. */
export function rhythmStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('the rhythm', () => {
    story('three evenings a week are the default, and the question comes at its minute', async (world) => {
      await pair(world);
      await world.pass(8 * hour - minute);
      expect(await openQuestion(world.sam)).toBe('');
      await world.pass(minute);
      expect(await openQuestion(world.sam)).not.toBe('');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('choosing days and a time shows the next three in each one’s own zone, and in the room', async (world) => {
      await pair(world);
      await world.sam.command('checkin schedule');
      await world.sam.submit({ days: ['Tuesday', 'Saturday'], time: '7.30 pm', zone: 'lisbon' });
      const mine = await lastPrivate(world.sam);
      for (const on of ['Tuesday 3 November', 'Saturday 7 November', 'Tuesday 10 November']) {
        expect(mine).toContain(`${on} at 19:30 in Lisbon (14:30 in New York)`);
      }
      expect((await cardWith(world.alex, 'Your rhythm')).buttons).toContain('Change');
      await world.pass(day + 7 * hour + 30 * minute);
      expect(await openQuestion(world.alex)).not.toBe('');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('a form that cannot be taken comes back as it was typed, with a sentence at each input', async (world) => {
      await pair(world);
      await world.alex.command('checkin schedule');
      await world.alex.submit({ time: 'half past', zone: 'Lisboa-sur-Mer' });
      const form = await world.alex.form();
      expect(form?.values).toMatchObject({ time: 'half past', zone: 'Lisboa-sur-Mer' });
      expect(form?.problems).toHaveProperty('time');
      expect(form?.problems).toHaveProperty('zone');
      await world.alex.submit({ time: '3 pm', zone: 'America/New_York' });
      await cardWith(world.alex, 'That’s your rhythm now');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('a time in somebody’s quiet hours is refused', async (world) => {
      await pair(world);
      await world.sam.command('checkin schedule');
      await world.sam.submit({ time: '23:00' });
      expect((await world.sam.form())?.problems['time']).toContain('quiet hours');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('the clocks change, and eight in the evening stays eight in the evening', async (world) => {
      await pair(world);
      // Sunday 28 March 2027 is the day on which Lisbon loses an hour; the days before, all questions rest.
      await world.sam.command('checkin schedule');
      await world.sam.submit({ days: ['Sunday'], time: '20:00', zone: 'Europe/Lisbon' });
      await world.pass(Date.parse('2027-03-22T12:00:00Z') - world.now());
      await world.sam.command('checkin next');
      expect(await lastPrivate(world.sam)).toContain('Sunday 28 March at 20:00 in Lisbon');
      await world.pass(Date.parse('2027-03-28T18:59:00Z') - world.now());
      const before = await openQuestion(world.sam);
      await world.pass(minute);
      expect(await openQuestion(world.sam)).not.toBe(before);
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('at most six hours late it still comes; later it is left out, and /checkin next says why', async (world) => {
      await pair(world);
      await world.sam.command('checkin schedule');
      await world.sam.submit({ time: '14:00' });
      await world.pass(2 * hour + 5 * hour);
      const monday = await openQuestion(world.sam);
      expect(monday).not.toBe('');
      await world.pass(2 * day + 2 * hour);
      expect(await openQuestion(world.sam)).toBe(monday);
      await world.sam.command('checkin next');
      expect(await lastPrivate(world.sam)).toContain('because I wasn’t running then');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('however long Attune was down, one question comes and not several', async (world) => {
      await pair(world);
      await world.pass(Date.parse('2026-11-27T21:00:00Z') - world.now());
      const cards = await world.sam.cards();
      expect(cards.filter((card) => card.buttons.includes('Answer'))).toHaveLength(1);
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('the weekly check-in about the two of them asks its two questions', async (world) => {
      await pair(world);
      await world.sam.command('checkin schedule');
      await world.sam.submit({ us: ['Sunday'] });
      await world.pass(Date.parse('2026-11-08T20:00:00Z') - world.now());
      await world.sam.click('Answer');
      expect(Object.keys((await world.sam.form())?.values ?? {})).toEqual(['words', 'second']);
      await world.sam.submit({ words: 'steady and glad', second: 'slow mornings' });
      await world.alex.click('Answer');
      await world.alex.submit({ words: 'closer', second: 'a walk' });
      const { text } = await cardWith(world.sam, 'closer');
      for (const part of ['steady and glad', 'slow mornings', 'a walk']) expect(text).toContain(part);
      return {
        sam: ['how to hear: direct', 'question: mention', 'reveal: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });
  });

  chapter('rest', () => {
    story('Alex pauses for three days: the room is told without a name, and it goes on by itself', async (world) => {
      await pair(world);
      await world.alex.command('checkin pause', { days: '3' });
      const { text } = await cardWith(world.sam, 'Paused');
      // Times stand there for both of them, so each name is there as often as the other.
      expect(text.split('@alex').length).toBe(text.split('@sam').length);
      await world.pass(2 * day + 12 * hour);
      expect(await openQuestion(world.sam)).toBe('');
      await world.pass(12 * hour + minute);
      await world.pass(Date.parse('2026-11-06T20:00:00Z') - world.now());
      expect(await openQuestion(world.sam)).not.toBe('');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('a pause without an end lasts until one of them resumes', async (world) => {
      await pair(world);
      await world.alex.command('checkin pause');
      await world.pass(40 * day);
      expect(await openQuestion(world.sam)).toBe('');
      await world.sam.click('Resume');
      await world.pass(Date.parse('2026-12-14T20:00:00Z') - world.now());
      expect(await openQuestion(world.sam)).not.toBe('');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });

    story('one is skipped, and skipping can be taken back', async (world) => {
      await pair(world);
      await world.sam.command('checkin skip');
      await world.sam.command('checkin next');
      expect(await lastPrivate(world.sam)).toContain('because one of you asked');
      await world.pass(9 * hour);
      expect(await openQuestion(world.sam)).toBe('');
      await world.sam.command('checkin skip');
      await world.sam.click('Don’t skip it');
      await world.pass(2 * day);
      expect(await openQuestion(world.sam)).not.toBe('');
      return {
        sam: ['how to hear: direct', 'question: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention'],
      };
    });
  });
}
