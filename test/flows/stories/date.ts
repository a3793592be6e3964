import { expect } from 'vitest';
import { hour } from '../../../src/model/instant.ts';
import { allText, cardWith, type World } from '../driver.ts';
import { count, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

const until = (world: World, moment: string) => world.pass(Date.parse(moment) - world.now());

/** The two, at an hour when both are up. */
async function paired(world: World): Promise<void> {
  await pair(world);
  await world.pass(3 * hour);
}

export function dateStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('dates', () => {
    story('Sam plans something; Alex hears of it, moves it and takes it along; both are reminded', async (world) => {
      await paired(world);
      await world.sam.command('date plan', { what: 'the lake, with the small boat' });
      await world.sam.submit({ day: 'someday', time: '7:30', note: 'bring the old map' });
      const form = await world.sam.form();
      expect(Object.keys(form?.problems ?? {})).toEqual(['day', 'time']);
      expect(form?.values).toMatchObject({ what: 'the lake, with the small boat', note: 'bring the old map' });
      const day = new Date(world.now() + 4 * 86_400_000).toISOString().slice(0, 10);
      await world.sam.submit({ day, time: '7:30 pm' });
      await world.settle();
      await cardWith(world.alex, '@sam planned something for you both.');
      await expectUnseen(world.alex, 'the old map');
      await world.sam.click('Share my note');
      await world.settle();
      await cardWith(world.alex, 'the old map');
      await world.alex.click('Change');
      await world.alex.submit({ time: '20:00' });
      await world.settle();
      expect(await count(world.sam, 'the small boat')).toBe(1);
      await cardWith(world.sam, '@sam, @alex has changed your date.');
      await world.alex.click('For my calendar');
      const file = (await world.alex.cards()).findLast(({ files }) => files.length > 0)?.files[0];
      expect(file?.name).toBe('event.ics');
      expect(file?.text).toContain(`DTSTART:${day.replaceAll('-', '')}T200000Z`);
      await world.restart();
      await until(world, `${day}T14:30:00Z`);
      await cardWith(world.alex, 'you have a date today');
      return {
        sam: ['how to hear: direct', 'date-changed: mention', 'date-morning: mention'],
        alex: ['invitation: mention', 'how to hear: direct', 'date-plan: mention', 'date-morning: mention'],
      };
    });

    story(
      'it is called off and on again, and the day after both say how it was, sealed until both have',
      async (world) => {
        await paired(world);
        await world.sam.command('date plan', { what: 'pancakes at noon', day: 'tomorrow', time: 'noon' });
        await world.sam.submit({});
        await world.settle();
        await world.alex.click('Call it off');
        await world.settle();
        await cardWith(world.sam, 'Called off');
        await world.sam.click('It’s on after all');
        await world.settle();
        await cardWith(world.alex, 'says your date is on after all');
        await world.sam.command('checkin pause');
        await world.pass(48 * hour);
        await world.sam.command('checkin resume');
        await world.pass(hour);
        await cardWith(world.alex, 'how was your date?');
        await world.sam.click('Say how it was');
        await world.sam.submit({ words: 'syrup everywhere' });
        await world.settle();
        await expectUnseen(world.alex, 'syrup');
        await world.alex.click('Not this time');
        expect(await lastPrivate(world.alex)).toContain('won’t see that you left it');
        await world.alex.click('Say how it was');
        await world.alex.submit({ words: 'worth the sticky table' });
        await world.settle();
        const both = await cardWith(world.sam, 'here’s what you said about your date');
        expect(both.text).toContain('syrup everywhere');
        expect(both.text).toContain('worth the sticky table');
        await world.sam.command('date list');
        await world.sam.click('How it was');
        expect(await lastPrivate(world.sam)).toContain('worth the sticky table');
        return {
          sam: ['how to hear: direct', 'date-off: mention', 'date-ask: mention', 'date-both: mention'],
          alex: [
            'invitation: mention',
            'how to hear: direct',
            'date-plan: mention',
            'date-on: mention',
            'date-ask: mention',
          ],
        };
      },
    );

    story(
      'what did not happen can have happened after all; where answers show privately, each opens both',
      async (world) => {
        await paired(world);
        await world.sam.command('settings');
        await world.sam.click('Show answers privately');
        await world.alex.command('date plan', {
          what: 'tea on the roof',
          day: 'tomorrow',
          time: 'noon',
          zone: 'Lisbon',
        });
        await world.alex.submit({});
        await world.pass(48 * hour);
        await world.sam.click('It didn’t happen');
        await world.settle();
        await cardWith(world.alex, 'This one didn’t happen');
        await world.alex.click('Plan it again');
        expect((await world.alex.form())?.values['what']).toBe('tea on the roof');
        await world.alex.click('It did happen');
        await world.settle();
        for (const person of [world.sam, world.alex]) {
          await person.click('Say how it was');
          await person.submit({ words: `windy, says ${person.name}` });
          await world.settle();
        }
        await cardWith(world.sam, 'here’s what you said about your date');
        expect(await count(world.sam, 'says alex')).toBe(0);
        await world.sam.click('Read both');
        expect(await lastPrivate(world.sam)).toContain('says alex');
        return {
          sam: ['how to hear: direct', 'date-plan: mention', 'date-ask: mention', 'date-both: mention'],
          alex: ['invitation: mention', 'how to hear: direct', 'settings-reveal: direct', 'date-ask: mention'],
        };
      },
    );

    story('an idea is found together, saved and planned', async (world) => {
      await paired(world);
      await world.sam.command('date idea', { budget: 'free', place: 'home' });
      const first = await cardWith(world.alex, 'An idea for you both');
      await world.alex.click('Another one');
      const second = await cardWith(world.sam, 'An idea for you both');
      expect(second.text).not.toBe(first.text);
      await world.sam.pick('A treat');
      await world.sam.pick('Up to an hour');
      await world.alex.click('Save');
      await world.sam.command('date list');
      await world.sam.click('Saved ideas');
      expect(await lastPrivate(world.sam)).toContain('Saved by @alex.');
      await world.sam.click('Plan it');
      const text = String((await world.sam.form())?.values['what']);
      expect(await allText(world.alex)).toContain(text.slice(0, 30));
      await world.sam.submit({ day: 'tomorrow', time: '20:00' });
      await world.settle();
      await cardWith(world.alex, 'planned something');
      return {
        sam: ['how to hear: direct'],
        alex: ['invitation: mention', 'how to hear: direct', 'date-plan: mention'],
      };
    });
  });
}
