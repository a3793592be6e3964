import { expect, test } from 'vitest';
import { userOf } from '../../../adapters/web/place.ts';
import type { Card } from '../../../src/card/card.ts';
import type { Prompt } from '../../../src/content/library.ts';
import { roomCard } from '../../../src/features/check-in/room-card.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import { tipCard } from '../../../src/features/tips/tip-cards.ts';
import { newCheckIn } from '../../../src/model/check-in.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { sampleCouple } from '../../features/check-in/couple-loop.ts';
import { stepCards } from '../../features/check-in/walk-prompt.ts';
import { cardShown, dangersIn, drawBoth, readable, wordsOf } from './look-drawing.ts';

const library = (await shippedContent()).library('en');
const { say } = library;
const sample = sampleCouple();
const couple = {
  ...sample,
  partners: [
    { ...sample.partners[0], user: userOf('sam') },
    { ...sample.partners[1], user: userOf('alex') },
  ] as const,
};
const now = couple.createdAt;
const context = { say, library, couple, side: 0, me: couple.partners[0], other: couple.partners[1] } as CoupleContext;

/** What a prompt is answered with: its card, and where there is something to choose, the cards to pick from. */
function cardsFor(prompt: Prompt): readonly Card[] {
  const id = '00000000-0000-4000-8000-000000000000';
  const checkIn = newCheckIn({ id, coupleId: couple.id, origin: 'question', promptId: prompt.id, mode: 'sealed' }, now);
  const card = roomCard({ checkIn, couple, prompt, library, now, answers: null });
  return [card, ...stepCards(context, checkIn, prompt, null)];
}

test('every prompt and tip of content/ is shown in both looks with all its words', async () => {
  const tips = [...library.tips.values()].map((tip) =>
    tipCard(say, tip, { topic: tip.topic, by: couple.partners[0].user }, 'own'),
  );
  const cards = [...tips, ...[...library.prompts.values()].flatMap(cardsFor)];
  expect(cards.length).toBeGreaterThan(200);
  const missing: string[] = [];
  for (const card of cards) {
    for (const { name, look } of Object.values(await drawBoth(cardShown(card)))) {
      const read = readable(look);
      const words = wordsOf(card).filter((one) => !read.includes(one));
      missing.push(...[...words, ...dangersIn(look)].map((one) => `${name}: ${one}`));
    }
  }
  expect(missing).toEqual([]);
});
