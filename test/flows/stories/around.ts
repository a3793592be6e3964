import { expect } from 'vitest';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { allText, cardWith, type World } from '../driver.ts';
import { askInWords, askUntil, expectUnseen, lastPrivate, openQuestion, pair, write } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function aroundStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('tips', () => {
    story('none repeats until all of its topic were seen', async (world) => {
      await pair(world);
      const seen = new Set<string>();
      for (let shown = 0; shown < 5; shown += 1) {
        await world.sam.command('tip', { topic: 'gratitude' });
        seen.add((await cardWith(world.alex, 'A small idea')).text);
      }
      expect(seen.size).toBe(5);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('"Not for us" puts one away for both, and that can be taken back', async (world) => {
      await pair(world);
      await world.sam.command('tip', { topic: 'hobbies' });
      const { text, id } = await cardWith(world.sam, 'A small idea');
      await world.sam.click('Not for us');
      expect((await world.alex.cards()).find((card) => card.id === id)?.text).toContain('won’t show this idea again');
      await world.alex.click('Undo');
      expect((await world.alex.cards()).find((card) => card.id === id)?.text).toContain(text.split('\n')[1]);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('a saved one is found again, by its saver alone', async (world) => {
      await pair(world);
      await world.sam.command('tip', { topic: 'stories' });
      const idea = (await cardWith(world.sam, 'A small idea')).text.split('\n')[1] ?? '?';
      await world.sam.click('Save');
      await world.sam.command('tip', { topic: 'saved' });
      expect(await lastPrivate(world.sam)).toContain(idea);
      await world.alex.command('tip', { topic: 'saved' });
      expect(await lastPrivate(world.alex)).toContain('You haven’t saved any tips yet');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('works without being paired', async (world) => {
      await world.guest.command('tip');
      await cardWith(world.guest, 'A small idea');
      return { sam: [], alex: [] };
    });
  });

  chapter('settings', () => {
    story('a theme that Alex ruled out does not come, and Sam is not told which', async (world) => {
      await pair(world);
      await world.alex.command('settings');
      await world.alex.click('Never ask about…');
      await world.alex.submit({ within: ['Fears', 'Dreams'] });
      await world.sam.command('prompt ask', { theme: 'fears' });
      const told = await lastPrivate(world.sam);
      expect(told).toContain('here’s one close to it');
      expect(told).not.toContain('alex');
      expect(await openQuestion(world.sam)).not.toMatch(/^(Fears|Dreams)/);
      await world.sam.command('settings');
      expect(await lastPrivate(world.sam)).toContain('Themes I never ask about: None');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('the lower of the two depth limits counts', async (world) => {
      await pair(world);
      await world.alex.command('settings');
      await world.alex.pick('Light');
      for (let asked = 0; asked < 10; asked += 1) {
        await world.pass(minute);
        await world.sam.command('prompt ask');
        expect(await openQuestion(world.sam)).toContain('Light ·');
      }
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('an unknown time zone comes back with a sentence', async (world) => {
      await pair(world);
      await world.sam.command('settings');
      await world.sam.click('Change time zone');
      await world.sam.submit({ zone: 'Atlantis' });
      expect((await world.sam.form())?.problems).toHaveProperty('zone');
      expect((await world.sam.form())?.values['zone']).toBe('Atlantis');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });

  chapter('privacy', () => {
    story(
      'the export holds one’s own words, and of the partner’s only what was revealed in the room',
      async (world) => {
        await pair(world);
        await askInWords(world);
        await write(world.sam, 'shown in the room');
        await write(world.alex, 'shown as well');
        await askInWords(world);
        await write(world.alex, 'not yet for sam');
        await world.sam.command('privacy');
        await world.sam.click('Export my data');
        const files = (await world.sam.cards()).findLast((card) => card.files.length > 0)?.files ?? [];
        expect(files.map((file) => file.name.split('.').at(-1)).toSorted()).toEqual(['html', 'json']);
        for (const { text } of files) {
          expect(text).toContain('shown in the room');
          expect(text).toContain('shown as well');
          expect(text).not.toContain('not yet for sam');
        }
        await expectUnseen(world.alex, 'my-data');
        return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
      },
    );

    story('after "Forget me" nothing of Sam’s is left, and Alex keeps a copy for 30 days', async (world) => {
      await pair(world);
      await askInWords(world);
      await write(world.sam, 'sam wrote this once');
      await write(world.alex, 'alex wrote this');
      await world.sam.command('privacy');
      await world.sam.click('Delete my data');
      await world.sam.click('Delete it for good');
      await world.sam.command('privacy');
      await world.sam.click('Export my data');
      expect(await lastPrivate(world.sam)).toContain('don’t keep anything about you');
      await world.alex.command('privacy');
      await world.alex.click('Export my data');
      const json = (await world.alex.cards())
        .findLast((card) => card.files.length > 0)
        ?.files.find((file) => file.name.endsWith('json'));
      expect(json?.text).toContain('alex wrote this');
      expect(json?.text).not.toContain('sam wrote this once');
      await world.pass(30 * day + hour);
      await world.alex.command('privacy');
      await world.alex.click('Export my data');
      expect(await lastPrivate(world.alex)).toContain('don’t keep anything about you');
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });
  });

  chapter('support and help', () => {
    story('/support is private, by country, and leaves no trace', async (world) => {
      await pair(world);
      const before = world.log.length;
      await world.sam.command('support');
      expect(await lastPrivate(world.sam)).toContain('Outside help');
      await world.sam.pick('Ireland');
      expect(await lastPrivate(world.sam)).toContain('Ireland');
      expect(world.log.length).toBe(before);
      expect(await allText(world.alex)).not.toContain('Outside help');
      await world.sam.click('Clear this');
      expect(await lastPrivate(world.sam)).not.toContain('Ireland');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('/help names every command, a page at a time', async (world) => {
      await world.guest.command('help');
      const first = await lastPrivate(world.guest);
      await world.guest.click('More');
      const text = `${first}\n${await lastPrivate(world.guest)}`;
      for (const command of ['/pair', '/checkin now', '/tip', '/prompt', '/settings', '/privacy', '/support']) {
        expect(text).toContain(command);
      }
      return { sam: [], alex: [] };
    });

    story('/checkin history shows one’s own answers, page by page', async (world) => {
      await pair(world);
      for (let asked = 0; asked < 4; asked += 1) {
        await askUntil(world, 'in your own words');
        await write(world.sam, `thought number ${asked}`);
      }
      await world.sam.command('checkin history');
      expect(await lastPrivate(world.sam)).toContain('thought number 3');
      await expectUnseen(world.alex, 'thought number');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });
}
