import { describe, expect, test } from 'vitest';
import { day } from '../../../src/model/instant.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith, type Person, type World } from '../driver.ts';
import { answerAlike, lastPrivate, openQuestion, pair } from '../moves.ts';

const library = (await shippedContent()).library('en');
const apart = [...library.prompts.values()].filter(({ pack }) => pack === 'apart').map(({ question }) => question);

/** What comes of what was: it takes months of answers, through the commands alone. */
export function longYears(open: () => Promise<World>): void {
  describe('what the two once said', () => {
    test('is picked up months later, and asked again a year later, both years side by side', async () => {
      await using world = await open();
      const { sam, alex } = world;
      await pair(world);
      const seen = { followUp: 0, yearAgo: 0 };
      for (let weeks = 0; weeks < 100 && seen.yearAgo === 0; weeks += 1) {
        await world.pass(7 * day);
        await sam.command('checkin now');
        await world.settle();
        const question = await openQuestion(alex);
        if (question.includes('You both answered this one a year ago')) seen.yearAgo += 1;
        const picksUp = (await cardWith(alex, question)).buttons.includes('See what we said');
        if (picksUp && seen.followUp === 0) {
          seen.followUp += 1;
          await alex.click('See what we said');
          expect(await lastPrivate(alex)).toContain('What you both said');
        }
        for (const one of [sam, alex]) await answerAlike(one, await newestQuestion(one));
        await world.settle();
      }
      expect(seen.followUp).toBeGreaterThan(0);
      await sam.command('checkin history');
      expect(await lastPrivate(sam)).toMatch(/You’d both answered the same one in/);
    }, 300_000);

    test('questions of a pack come once both have picked it, and not before', async () => {
      await using world = await open();
      const { sam, alex } = world;
      await pair(world);
      const comes = async (): Promise<boolean> => {
        for (let tries = 0; tries < 30; tries += 1) {
          await world.pass(3 * 60_000);
          await sam.command('prompt ask', { theme: 'affection' });
          const question = await openQuestion(alex);
          if (apart.some((one) => question.includes(one))) return true;
        }
        return false;
      };
      await pickPack(sam, 'apart');
      expect(await comes()).toBe(false);
      await pickPack(alex, 'apart');
      expect(await comes()).toBe(true);
    }, 300_000);
  });
}

async function newestQuestion(person: Person): Promise<string> {
  return (await person.cards()).findLast((card) => !card.private && card.buttons.includes('Answer'))?.id ?? '';
}

async function pickPack(person: Person, pack: string): Promise<void> {
  await person.command('settings');
  await person.click('Choose extra questions');
  await person.submit({ packs: [pack] });
}
