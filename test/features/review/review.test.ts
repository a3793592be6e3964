import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardText } from '../../fakes/seen-text.ts';
import { lastPrivate } from '../../flows/moves.ts';
import { pictureOn, ReviewWorld } from './review-world.ts';

let at: ReviewWorld;

beforeEach(async () => {
  at = await ReviewWorld.open();
});

afterEach(async () => {
  expect(at.problems()).toEqual([]);
  await at[Symbol.asyncDispose]();
});

describe('a month on demand', () => {
  test('counts what is there, marks its days, and holds nobody’s words', async () => {
    const { sam } = at.world;
    const first = await at.answered('2026-10-05T20:00:00Z');
    await at.answered('2026-10-07T20:00:00Z');
    await at.replied(first, '2026-10-06T09:00:00Z');
    await at.appreciated('2026-10-06T10:00:00Z', 1);
    await at.appreciated('2026-10-20T10:00:00Z');
    await at.goTo('2026-11-02T15:00:00Z');
    await sam.command('review', { month: 'october' });
    const card = at.card(sam);
    expect(cardText(card.card)).toMatch(
      /^Your October 2026\nHere’s what you and @alex did here that month\.\nShared\. You both answered 2 questions\. You replied to each other once\.\nThanks\. 2 things you value went into your jar\./,
    );
    expect(cardText(card.card)).not.toMatch(/words of|score|Done together|Planned/);
    expect(pictureOn(card)).toMatchObject({
      title: 'October 2026',
      before: 4,
      length: 31,
      counted: [
        { what: 'shared', label: 'Shared', days: [5, 7, 6] },
        { what: 'thanked', label: 'Thanks', days: [6, 20] },
      ],
      felt: null,
    });
  });
});
