import { expect } from 'vitest';
import { hour, minute } from '../../../src/model/instant.ts';
import { allText, cardWith, type World } from '../driver.ts';
import { openQuestion, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

/** The worlds begin on Monday 2 November 2026 at 12:00 UTC, which is noon in Lisbon and 7 in New York. */
export function ritualStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('the rituals', () => {
    story('one is switched on in the settings, on a day and at a time, and the other hears of it', async (world) => {
      await pair(world);
      await world.pass(3 * hour);
      await world.sam.command('settings');
      expect((await cardWith(world.sam, 'Your settings')).text).toContain('The pulse: off');
      await world.sam.pick('The pulse');
      await world.sam.submit({ day: '32' });
      expect((await world.sam.form())?.problems['day']).toContain('from 1 to 31');
      await world.sam.submit({ day: '3', time: '18:30' });
      expect((await cardWith(world.sam, 'Your settings')).text).toMatch(
        /The pulse: the 3rd of each month at (18:30|6:30)/,
      );
      expect((await cardWith(world.alex, 'Your rhythm')).text).toContain('The pulse');
      await world.pass(27 * hour + hour / 2);
      await cardWith(world.alex, 'how connected do you feel these days?');
      return {
        sam: ['how to hear: direct', 'invitation: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'invitation: mention'],
      };
    });

    story('two of one evening come an hour apart, as the calendar has said', async (world) => {
      await pair(world);
      await world.sam.command('settings');
      await world.sam.pick('The pulse');
      await world.sam.submit({ day: '2', time: '8 pm' });
      await world.sam.command('checkin next');
      const next = await cardWith(world.sam, 'Coming up');
      expect(next.text).toContain('You get something else then, so I’ll wait a little.');
      expect(next.text).toMatch(/(20:00|8:00 PM) The question · (21:00|9:00 PM) The pulse/);
      await world.pass(8 * hour);
      expect(await openQuestion(world.sam)).not.toBe('');
      const invited = async () => (await allText(world.sam)).includes('how connected do you feel these days?');
      expect(await invited()).toBe(false);
      await world.restart();
      await world.pass(hour - minute);
      expect(await invited()).toBe(false);
      await world.pass(minute);
      expect(await invited()).toBe(true);
      return {
        sam: ['how to hear: direct', 'question: mention', 'invitation: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'question: mention', 'invitation: mention'],
      };
    });
  });
}
