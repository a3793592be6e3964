import { expect } from 'vitest';
import { hour } from '../../../src/model/instant.ts';
import { cardWith, type World } from '../driver.ts';
import { count, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function momentStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('moments', () => {
    story('Sam keeps one, with a day that can be read only at the second try; Alex keeps one too', async (world) => {
      await pair(world);
      await world.sam.command('moment add', { what: 'the lake at six' });
      await world.sam.submit({ day: 'some day', kind: ['A first'], back: ['No, just keep it in our list'] });
      const form = await world.sam.form();
      expect(form?.problems['day']).toContain('couldn’t read that');
      expect(form?.values['what']).toBe('the lake at six');
      await world.sam.submit({ day: '1 October 2025' });
      const card = await cardWith(world.alex, 'the lake at six');
      expect([card.private, card.text]).toEqual([false, expect.stringContaining('@sam kept a first')]);
      await world.alex.click('Keep one too');
      await world.alex.submit({ what: 'your first snow', day: '24.12.2024', back: ['No, and keep it quiet'] });
      await expectUnseen(world.sam, 'your first snow');
      await world.sam.click('Our moments', (await cardWith(world.sam, 'kept a first')).id);
      expect(await lastPrivate(world.sam)).toMatch(
        /October 2025[\s\S]*the lake at six[\s\S]*December 2024[\s\S]*your first snow/,
      );
      expect(await count(world.alex, 'Our moments')).toBe(0);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('Sam mends one, takes it away and brings it back: the channel and the list follow', async (world) => {
      await pair(world);
      await keep(world, 'the lake at sex', 'today', 'No, just keep it in our list');
      await world.sam.click('Edit');
      await world.sam.submit({ what: 'the lake at six' });
      await cardWith(world.alex, 'the lake at six');
      await expectUnseen(world.alex, 'the lake at sex');
      await world.sam.click('Take it off the list');
      await expectUnseen(world.alex, 'the lake at six');
      await world.sam.click('Bring it back');
      expect(await count(world.alex, 'the lake at six')).toBe(1);
      await world.alex.click('Our moments');
      await world.alex.pick((await cardWith(world.alex, 'Our moments')).options[0] ?? '');
      await world.alex.click('Keep it quiet');
      expect(await lastPrivate(world.alex)).toContain('It’s kept quiet');
      expect(await count(world.sam, 'the lake at six')).toBe(0);
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });

    story('what comes back is offered once, and told on its day: all of it on one card', async (world) => {
      await pair(world);
      await keep(world, 'the lake at six', '3 November 2019');
      await keep(world, 'the long train', '3 November 2024');
      await world.pass(2 * hour);
      expect(await count(world.alex, 'On days when you kept something')).toBe(1);
      await world.alex.click('Yes, please');
      await world.pass(23 * hour);
      const { text, private: isPrivate } = await cardWith(world.alex, 'look what you kept on this day');
      expect(isPrivate).toBe(false);
      expect(text).toMatch(/7 years ago[\s\S]*the lake at six[\s\S]*2 years ago[\s\S]*the long train/);
      await world.pass(24 * hour);
      expect(await count(world.alex, 'look what you kept on this day')).toBe(1);
      const told = 'on-this-day-2026-11-03: mention';
      return {
        sam: ['how to hear: direct', told],
        alex: ['invitation: mention', 'how to hear: direct', 'moment: direct', 'moment: direct', told],
      };
    });
  });
}

async function keep(world: World, what: string, day: string, back = 'Yes, each year on that day'): Promise<void> {
  await world.sam.command('moment add');
  await world.sam.submit({ what, day, back: [back] });
}
