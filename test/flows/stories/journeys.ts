import { expect } from 'vitest';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { cardWith, type World } from '../driver.ts';
import { answerAlike, count, lastPrivate, openQuestion, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

/** The worlds begin on a Monday at noon in Lisbon; the first question of the rhythm comes eight hours later. */
export function journeyStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('journeys', () => {
    story('a new couple begins with one, a question at a time, and leaves it with one press', async (world) => {
      await pair(world);
      await world.pass(8 * hour);
      expect(await openQuestion(world.sam)).toContain('First two weeks, 1 of 6');
      await world.restart();
      await world.pass(2 * day);
      expect(await openQuestion(world.alex)).toContain('First two weeks, 2 of 6');
      const card = await cardWith(world.alex, 'Here’s an easy way in.');
      await world.alex.click('Leave', card.id);
      expect(await lastPrivate(world.alex)).toContain('You’ve left First two weeks');
      const left = await cardWith(world.sam, 'Here’s an easy way in.');
      expect([left.buttons, left.private]).toEqual([[], false]);
      await world.pass(2 * day);
      expect(await openQuestion(world.sam)).not.toContain('First two weeks');
      expect(await count(world.sam, 'Here’s an easy way in.')).toBe(1);
      const questions = ['question: mention', 'question: mention', 'question: mention'];
      return {
        sam: ['how to hear: direct', ...questions],
        alex: ['invitation: mention', 'how to hear: direct', ...questions],
      };
    });

    story('Sam starts another, Alex sees it and its first question; either leaves it', async (world) => {
      await pair(world);
      await world.sam.command('journey');
      await world.sam.pick('How we met');
      await world.sam.click('All journeys');
      await world.sam.pick('How we met');
      await world.sam.click('Start');
      expect((await cardWith(world.alex, 'Every couple has at least two versions')).text).toContain(
        '@sam started this',
      );
      await world.sam.command('checkin now');
      expect(await openQuestion(world.alex)).toContain('How we met, 1 of 8');
      for (const person of [world.sam, world.alex]) await answerAlike(person);
      await world.pass(minute);
      await world.alex.command('journey');
      expect(await lastPrivate(world.alex)).toContain('You’re on How we met: 1 of 8 questions so far.');
      const own = (await world.alex.cards()).findLast((card) => card.private);
      await world.alex.click('Leave', own?.id);
      expect(await lastPrivate(world.alex)).toContain('You’ve left How we met');
      expect((await cardWith(world.sam, 'Every couple has at least')).text).toContain(
        'You left this after one question',
      );
      // It is seven in the morning for Alex: nobody is named.
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });
  });
}
