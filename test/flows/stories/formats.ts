import { expect } from 'vitest';
import { day, minute } from '../../../src/model/instant.ts';
import { cardWith, type Person, type World } from '../driver.ts';
import { expectUnseen, lastPrivate, openQuestion, pair, write } from '../moves.ts';
import { chapter, storyteller } from '../story.ts';

export function formatStories(open: () => Promise<World>): void {
  const story = storyteller(open);

  chapter('a question of its own kind', () => {
    story('who of us takes each one tap, and a ranking one less than there are things', async (world) => {
      const { sam, alex } = world;
      await pair(world);
      await ask(world, /· one of you(?!,)/, { theme: 'conflict', depth: '2' });
      await tap(sam, ['My partner']);
      expect(await lastPrivate(sam)).toContain('You said: that’s @alex.');
      await tap(alex, ['Me']);
      const agreed = await cardWith(sam, 'you’ve both answered.');
      expect(agreed.text).toContain('@sam says: that’s @alex.\n@alex says: that’s me.\nYou both thought of @alex.');

      await ask(world, 'put them in order', { theme: 'listening', depth: '2' });
      const all = await taps(sam);
      const [first = '', second = '', third = '', fourth = ''] = all;
      expect(all).toHaveLength(4);
      await tap(sam, [third, second]);
      await sam.click('Undo');
      await tap(sam, [first, fourth]);
      expect(await lastPrivate(sam)).toContain('Your answer is sealed');
      await expectUnseen(alex, `${third} first`);
      await tap(alex, all.slice(0, -1));
      const ranked = await cardWith(alex, 'you’ve both answered.');
      expect(ranked.text).toContain(`@sam puts ${third} first, then ${first}, then ${fourth}, then ${second}.`);
      expect(ranked.text).toContain(`@alex puts ${all[0]} first, then ${all.slice(1).join(', then ')}.`);
      return { sam: ['how to hear: direct', 'reveal: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('a sentence is read as one, and a mission can be told of days later', async (world) => {
      const { sam, alex } = world;
      await pair(world);
      await ask(world, 'finish the sentence', { theme: 'trust', depth: '2' });
      await write(sam, 'when you keep my secrets');
      expect(await lastPrivate(sam)).toContain('I feel safest with you when you keep my secrets');
      await write(alex, '…you, and it’s late');
      const { text } = await cardWith(sam, 'you’ve both answered.');
      expect(text).toContain('I feel safest with you when you keep my secrets');
      expect(text).toContain('I feel safest with you when you, and it’s late');

      await ask(world, 'a small mission', { theme: 'vulnerability', depth: '2' });
      const given = await cardWith(alex, '“Didn’t get to it” is an answer too.');
      await write(sam, 'You carried the boxes.');
      await world.pass(day);
      await alex.click('Answer', given.id);
      expect((await alex.form())?.title).toBe('How was it?');
      await alex.submit({ words: 'Didn’t get to it yet.' });
      const told = await cardWith(sam, 'Didn’t get to it yet.');
      expect([told.private, told.text.includes('You carried the boxes.')]).toEqual([false, true]);
      return { sam: ['how to hear: direct', 'reveal: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });

    story('whom the other picks is guessed with the second tap, or in one form with a few words', async (world) => {
      const { sam, alex } = world;
      await pair(world);
      await ask(world, 'then a guess at your partner’s pick', { theme: 'empathy', depth: '2' });
      await tap(sam, ['Me', 'Themselves']);
      expect(await lastPrivate(sam)).toContain('Your guess: @alex picked themselves.');
      await alex.click('Answer');
      await alex.click('Answer with a few words');
      await alex.submit({ choice: 'My partner', guess: 'Me', words: 'you always know' });
      const { text } = await cardWith(sam, 'you’ve both answered.');
      expect(text).toContain('@alex says: that’s @sam.');
      expect(text).toContain('you always know');
      expect(text).toContain('@sam guessed the other way');
      expect(text).toContain('@alex guessed the other way');
      return { sam: ['how to hear: direct', 'reveal: direct'], alex: ['invitation: mention'] };
    });
  });
}

/** Has Sam ask for questions of one theme and depth until one comes that is answered in this way. */
async function ask(world: World, how: string | RegExp, wish: Readonly<Record<string, string>>): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await world.pass(minute);
    await world.sam.command('prompt ask', wish);
    if (new RegExp(how).test(await openQuestion(world.sam))) return;
  }
  throw new Error(`no question came that is answered like this: ${how}`);
}

/** Presses one button after the other, each on the newest card that has it. */
async function tap(person: Person, labels: readonly string[]): Promise<void> {
  for (const label of labels) await person.click(label);
}

/** What can be pressed to answer the newest question, right in the room. */
async function taps(person: Person): Promise<readonly string[]> {
  const card = (await person.cards()).findLast((one) => !one.private && one.buttons.includes('Answer'));
  return card?.buttons.slice(0, card.buttons.indexOf('Answer')) ?? [];
}
