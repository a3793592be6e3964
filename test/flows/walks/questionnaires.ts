import { describe, expect, test } from 'vitest';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith, type Person, type World } from '../driver.ts';
import { lastPrivate, pair } from '../moves.ts';
import { answerAll } from '../tapping.ts';

const { questionnaires } = (await shippedContent()).library('en');
const walks = [...questionnaires.values()].flatMap((one) => {
  const most = Math.max(...one.items.map(({ options }) => options.length));
  return Array.from({ length: most }, (_, way) => [one.id, way, one.items.length] as const);
});

/** What each presses to look at it together, where that is a step of its own, and what both see in the end. */
const together: Readonly<Record<string, readonly [press: string | null, seen: string]>> = {
  pulse: [null, 'here’s how it feels to each of you'],
  style: ['Share it', 'How your two patterns tend to meet'],
  reconnect: ['Look at it together', 'you’ve both marked what fits'],
};

/** Every questionnaire that is shipped, to its end and to what both see: each answer of each item is pressed once. */
export function questionnaireWalks(open: () => Promise<World>): void {
  describe('questionnaires', () => {
    test.each(walks)('%s is gone through, way %i, and looked at together', async (id, way, items) => {
      const [press, seen] = together[id] ?? [null, ''];
      await using world = await open();
      await pair(world);
      const take = async (person: Person, step: number): Promise<void> => {
        await person.command(id);
        await person.click('Start');
        let answered = 0;
        await answerAll(person, (options, at) => {
          answered = at + 1;
          return options[(way + step) % options.length] ?? '';
        });
        expect(answered).toBe(items);
        expect(await lastPrivate(person)).not.toContain(`of ${items}`);
        if (press !== null) await person.click(press);
        await world.settle();
      };
      await take(world.sam, 0);
      await take(world.alex, 1);
      for (const person of [world.sam, world.alex]) await cardWith(person, seen);
    });
  });
}
