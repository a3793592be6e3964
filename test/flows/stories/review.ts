import { expect } from 'vitest';
import { hour } from '../../../src/model/instant.ts';
import { allText, cardWith, type World } from '../driver.ts';
import { count, expectUnseen, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';
import { appreciate } from './appreciate.ts';

export function reviewStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('a month', () => {
    story(
      'is offered after the first full one, comes by itself, and leads to any other for one alone',
      async (world) => {
        const { sam, alex } = world;
        await pair(world);
        await appreciate(sam, 'words of this month');
        await passTo(world, 2, 15);
        for (const words of ['the first of three', 'the second of three', 'the third of three'])
          await appreciate(sam, words);
        await passTo(world, 1, 15);
        await cardWith(alex, 'I can show you both the month that’s over');
        await alex.click('Yes, please');
        await cardWith(sam, 'look back at your month');
        // An hour after the question of that evening.
        await world.pass(5 * hour);
        await world.pass(hour);
        const posted = await cardWith(sam, '@sam and @alex, here’s your month.');
        expect(posted.text).toContain('You put 3 good things into your jar.');
        expect(posted.text).toContain('Thanks: 2 (3×).');
        expect(posted.private).toBe(false);
        await alex.click('Look at any month');
        const own = await cardWith(alex, 'Here’s what you and @sam did here that month.');
        expect(own.private).toBe(true);
        await expectUnseen(sam, 'Here’s what you and @alex did here');
        await alex.click(monthBefore(world, 2));
        await cardWith(alex, 'You put one good thing into your jar.');
        await alex.pick(monthBefore(world, 0));
        await cardWith(alex, 'What you and @sam share in this channel this month');
        expect(await count(sam, 'here’s your month')).toBe(1);
        expect((await allText(sam)).match(/words of this month/g)).toHaveLength(1);
        const thanks = ['appreciation: direct', ...Array.from({ length: 3 }, () => 'appreciation: mention')];
        return {
          sam: ['how to hear: direct', 'question: mention'],
          alex: ['invitation: mention', 'how to hear: direct', ...thanks, 'question: mention'],
        };
      },
    );

    story('so far is there for whoever asks', async (world) => {
      const { sam, guest } = world;
      await pair(world);
      await sam.command('review');
      await cardWith(sam, 'What you and @alex share in this channel this month will be here.');
      await appreciate(sam, 'how you listen');
      await sam.command('review', { month: 'last summer' });
      const card = await cardWith(sam, `Your ${monthBefore(world, 0)} so far`);
      expect(card.text).toContain('I couldn’t read that as a month.');
      expect(card.text).toContain('Thanks. You put one good thing into your jar.');
      await guest.command('review');
      await cardWith(guest, 'two other people');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });
}

/** To a day of the next month, at an hour in Lisbon. */
async function passTo(world: World, monthDay: number, at: number): Promise<void> {
  const now = Temporal.Instant.fromEpochMilliseconds(world.now()).toZonedDateTimeISO('Europe/Lisbon');
  const then = now.add({ months: 1 }).with({ day: monthDay }).startOfDay().with({ hour: at });
  await world.pass(then.epochMilliseconds - world.now());
}

/** The name of a month, so many before this one. */
function monthBefore(world: World, months: number): string {
  const now = Temporal.Instant.fromEpochMilliseconds(world.now()).toZonedDateTimeISO('Europe/Lisbon');
  const name = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'Europe/Lisbon' });
  return name.format(now.with({ day: 15 }).subtract({ months }).epochMilliseconds);
}
