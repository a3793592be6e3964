import { expect } from 'vitest';
import { cardWith, type World } from '../driver.ts';
import { count, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function goalStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('a goal', () => {
    story('is added by one, moved by both, reached and opened again, and both hear of what counts', async (world) => {
      const { sam, alex } = world;
      await pair(world);
      await sam.command('goal add', { what: 'see the sea' });
      await sam.submit({ kind: 'Travel', day: '2031-06-12', step: 'look at trains' });
      await world.settle();
      const card = await cardWith(alex, '0 of 1 step done');
      expect(card.private).toBe(false);
      expect(card.text).toMatch(/Travel, by .*2031/);
      await alex.click('Note how it’s going');
      await alex.submit({ words: 'there is a night train', ticked: ['look at trains'] });
      await world.settle();
      expect((await cardWith(sam, '1 of 1 step done')).text).toContain('there is a night train');
      await sam.click('Look at it');
      await sam.pick('Done: look at trains');
      await sam.click('Not done after all');
      await sam.pick('Step: look at trains');
      await sam.click('Change it');
      await sam.submit({ words: 'look at night trains' });
      await sam.pick('Step: look at night trains');
      await sam.click('Check it off');
      await sam.pick('Done: look at night trains');
      await sam.click('Back to the goal');
      await sam.click('Change it');
      await sam.submit({ what: 'see the ocean' });
      await world.settle();
      await alex.click('We’ve made it');
      await world.settle();
      expect((await cardWith(sam, 'says this one’s done')).text).toContain('see the ocean');
      await alex.click('Not done after all');
      await world.settle();
      await cardWith(sam, 'This goal is open again.');
      await world.restart();
      await alex.command('goal done', { goal: 'ocean' });
      await world.settle();
      expect(await count(sam, 'says this one’s done')).toBe(1);
      return {
        sam: ['how to hear: direct', 'goal-done: direct'],
        alex: ['invitation: mention'],
      };
    });

    story('is picked from a menu where none is named, taken off the list, and put back by either', async (world) => {
      const { sam, alex } = world;
      await pair(world);
      for (const what of ['a garden', 'a secret plan']) {
        await sam.command('goal add');
        await sam.submit({ what, step: 'a line of it' });
      }
      await world.settle();
      await alex.command('goal update');
      await alex.pick('a garden');
      await alex.submit({ step: 'buy seeds' });
      await alex.command('goal done');
      await alex.pick('a garden');
      await alex.click('Back to the list');
      await alex.click('Goals that are open');
      await alex.pick('a secret plan');
      await alex.pick('Step: a line of it');
      expect((await cardWith(alex, 'Still to do')).buttons).not.toContain('Take it back');
      await alex.click('Back to the goal');
      await alex.click('Take it off the list');
      await world.settle();
      const gone = await cardWith(sam, 'One of your goals is off the list.');
      await sam.click('Put it back', gone.id);
      await world.settle();
      await cardWith(alex, 'a secret plan');
      await sam.pick('Step: a line of it');
      await sam.click('Take it back');
      await sam.click('Back to the goal');
      await sam.click('Take it off the list');
      await sam.click('Put it back');
      await sam.click('Take it off the list');
      await sam.command('goal list');
      expect(await lastPrivate(sam)).toContain('You don’t have an open goal.');
      expect(await count(alex, 'a secret plan')).toBe(0);
      return {
        sam: ['how to hear: direct', 'goal-done: direct'],
        alex: ['invitation: mention'],
      };
    });

    story('is nobody’s business but theirs', async (world) => {
      await pair(world);
      await world.sam.command('goal add');
      await world.sam.submit({ what: 'ours alone' });
      await world.settle();
      await world.guest.click('Our goals');
      expect(await lastPrivate(world.guest)).toContain('belongs to two other people');
      await world.guest.click('Note how it’s going');
      expect(await world.guest.form()).toBeNull();
      await world.sam.command('goal add');
      await world.sam.submit({ what: 'too far', day: 'February 30, 2031' });
      expect((await world.sam.form())?.problems['day'] ?? (await lastPrivate(world.sam))).toContain(
        'There’s no such day',
      );
      await expectUnseen(world.alex, 'too far');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });
}
