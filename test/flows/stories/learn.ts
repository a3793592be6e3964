import { expect } from 'vitest';
import { cardWith, type World } from '../driver.ts';
import { answerAlike, expectUnseen, lastPrivate, pair } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function learnStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('lessons', () => {
    story(
      'one is found in the list, read a page at a time, asked about, and leads to its tip and practice',
      async (world) => {
        await pair(world);
        const { sam, alex } = world;
        await sam.command('learn');
        expect(await lastPrivate(sam)).toContain('Something to learn');
        await sam.pick('Two kinds of close');
        await sam.click('Next page');
        for (const part of ['What it’s built on', 'Emotional', 'Trust, empathy', 'Physical', 'Attraction, touch']) {
          expect(await lastPrivate(sam)).toContain(part);
        }
        await sam.click('Next page');
        const lesson = await cardWith(sam, 'To talk about. When life gets busy, what kind of closeness');
        expect(lesson.private).toBe(true);
        expect(lesson.text).toContain('Where this comes from: our own idea.');
        await sam.click('Show the tip');
        expect(await lastPrivate(sam)).toContain('A small idea: Affection');
        await sam.click('Try the practice', lesson.id);
        expect(await lastPrivate(sam)).toContain('Affection without pressure');
        await expectUnseen(alex, 'Affection without pressure');
        await sam.click('Ask us this', lesson.id);
        await cardWith(alex, 'what kind of closeness do you miss first?');
        await answerAlike(alex);
        await answerAlike(sam);
        await cardWith(alex, 'you’ve both answered');
        await sam.click('All lessons', lesson.id);
        expect((await sam.cards()).find(({ id }) => id === lesson.id)?.text).toContain('Something to learn');
        return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
      },
    );

    story('anybody finds one by a word, and asks nothing in a channel that is not theirs', async (world) => {
      const { guest, sam, alex } = world;
      await guest.command('learn', { topic: 'sorry' });
      await guest.click('Next page');
      const page = await cardWith(guest, 'Leave out the “but”');
      expect(page.private).toBe(true);
      expect(page.buttons).toEqual(['Show the tip', 'Back', 'All lessons']);
      expect(page.text).toContain('Once you’re paired');
      await pair(world);
      await guest.click('Back');
      await guest.click('Next page');
      expect((await cardWith(guest, 'Leave out the “but”')).text).not.toContain('Once you’re paired');
      await expectUnseen(alex, 'Leave out the “but”');
      await sam.command('learn', { topic: 'outside-help' });
      expect(await lastPrivate(sam)).toContain('use /support');
      return { sam: ['how to hear: direct'], alex: ['invitation: mention'] };
    });
  });
}
