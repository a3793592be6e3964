import { expect, test } from 'vitest';
import { type Card, text } from '../../src/card/card.ts';
import type { JobContext } from '../../src/features/context.ts';
import { showLiving } from '../../src/features/living-card.ts';
import type { MessageRef } from '../../src/model/place.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Stores } from '../../src/port/store.ts';
import { createMemoryPosts } from './living-card/memory-posts.ts';

const room = { platform: 'web', space: 's', room: 'a' } as const;
const message: MessageRef = { room, message: 'm1' };
const card: Card = { tone: 'calm', elements: [text('here')] };

test('whoever was to be told of a card is told, even if its room was out of sight when a job came back to it', async () => {
  const posts = createMemoryPosts();
  // An earlier try has posted it, and its process ended before anybody was told.
  await posts.begin('card', 0);
  await posts.finish('card', message);
  const answers: (PlatformError | null)[] = [new PlatformError('gone', 'out of sight')];
  const context = {
    tries: 0,
    now: 0,
    store: { transaction: (work: (stores: Stores) => Promise<unknown>) => work({ posts } as Stores) },
    edit: async () => {
      const answer = answers.shift() ?? null;
      if (answer !== null) throw answer;
    },
  } as unknown as JobContext;
  let stands: MessageRef | null = null;
  let notes = 0;
  const bring = () =>
    showLiving(
      context,
      {
        key: 'card',
        read: async () => ({
          ...{ room, message: stands, card, plain: null, stub: card, stays: 'no' },
          told: { telling: { users: [], silent: true }, direct: [1] },
          again: { deleted: false, refused: false, left: false },
        }),
        place: async (_, at) => {
          stands = at;
        },
        note: async () => {
          notes += 1;
        },
      },
      { post: true },
    );

  await bring();
  expect([notes, stands]).toEqual([0, null]);
  await bring();
  expect([notes, stands]).toEqual([1, message]);
  await bring();
  expect(notes).toBe(1);
});
