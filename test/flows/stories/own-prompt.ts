import { expect } from 'vitest';
import { minute } from '../../../src/model/instant.ts';
import { cardWith, type World } from '../driver.ts';
import { count, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function ownPromptStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('a question of their own', () => {
    story('is put into the deck, a surprise until it comes, and answered like any other', async (world) => {
      const { sam, alex } = world;
      await pair(world);
      await sam.command('prompt add', { question: 'Sea or hills?' });
      await sam.submit({ options: 'the sea\nthe hills', theme: 'Dreams', depth: 'Light', how: ['As a surprise'] });
      await world.settle();
      expect((await cardWith(alex, 'a surprise until I ask it')).private).toBe(false);
      await alex.command('prompt list');
      expect(await lastPrivate(alex)).toContain('A surprise from');
      await expectUnseen(alex, 'Sea or hills?');
      await askUntilSeen(world, 'Sea or hills?');
      const card = await cardWith(alex, /Sea or hills\?[\s\S]*A: the sea/);
      await sam.click('Answer', card.id);
      await sam.click('A: the sea');
      await alex.click('Answer', card.id);
      await alex.click('B: the hills');
      await world.settle();
      await cardWith(sam, /you’ve both answered[\s\S]*chose A[\s\S]*chose B/);
      return {
        sam: ['how to hear: direct', 'reveal: direct'],
        alex: ['invitation: mention'],
      };
    });

    story('is changed and taken out by its author, and by nobody else', async (world) => {
      const { sam, alex } = world;
      await pair(world);
      await sam.command('prompt add');
      await sam.submit({ question: 'What now?', theme: 'Dreams' });
      await world.settle();
      await alex.click('Our questions');
      await alex.pick('What now?');
      expect((await cardWith(alex, 'From')).buttons).not.toContain('Change it');
      await alex.click('Back to the list');
      await sam.click('Change it');
      await sam.submit({ question: 'What next?' });
      await world.settle();
      expect(await count(alex, 'What next?')).toBe(1);
      await sam.click('Take it out');
      await world.settle();
      expect(await count(alex, 'What next?')).toBe(0);
      await alex.command('prompt list');
      await alex.click('Add a question');
      await alex.submit({ question: 'Mine?', options: 'only this', theme: 'Dreams' });
      expect((await alex.form())?.problems['options'] ?? (await lastPrivate(alex))).toContain('leaves nothing to pick');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });
}

async function askUntilSeen(world: World, text: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    await world.pass(minute);
    await world.sam.command('prompt ask');
    await world.settle();
    if ((await count(world.alex, text)) > 0) return;
  }
  throw new Error('it does not come');
}
