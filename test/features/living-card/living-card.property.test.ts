import fc from 'fast-check';
import { expect, test } from 'vitest';
import { livingStory, playLiving } from './living-story.ts';
import { createMemoryPosts } from './memory-posts.ts';

const runs = Number(process.env['FC_RUNS'] ?? 600);

test('a card ends up showing how things stand, once, whatever happens on the way', async () => {
  await fc.assert(
    fc.asyncProperty(livingStory, fc.scheduler(), async (story, scheduler) => {
      const posts = createMemoryPosts();
      await playLiving(story, scheduler, (work) => work(posts));
    }),
    { numRuns: runs },
  );
  expect(true).toBe(true);
});
