import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestStore } from '../fakes/open-test-store.ts';
import { proofRuns } from '../proof-runs.ts';
import { livingStory, playLiving } from './living-card/living-story.ts';
import type { Posts } from './living-card/living-world.ts';
import { createMemoryPosts } from './living-card/memory-posts.ts';

/** A hundred times as many take some minutes, and look further. */
const runs = 600 * proofRuns;

/** Plays random stories, each with the posts of a new couple. Chance also says what comes before what. */
async function hold(open: () => Promise<Posts>, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(livingStory, fc.scheduler(), async (story, scheduler) => {
    expect(await playLiving(story, scheduler, await open())).toEqual([]);
  });
  // One takes milliseconds: what never ends is named, with its seed.
  await fc.assert(property, { numRuns, timeout: 30_000 });
}

test('a living card ends up showing how things stand, once, whatever happens on the way', async () => {
  const open = async (): Promise<Posts> => {
    const posts = createMemoryPosts();
    return (work) => work(posts);
  };
  await hold(open, runs);
}, 900_000);

test('the same on the real database', async () => {
  const { store, close } = await openTestStore({ reuse: true });
  const open = async (): Promise<Posts> => {
    await store.transaction(({ posts }) => posts.clear(Number.MAX_SAFE_INTEGER));
    return (work) => store.transaction(({ posts }) => work(posts));
  };
  await hold(open, Math.ceil(runs / 100));
  await close();
}, 900_000);
