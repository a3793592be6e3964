import { expect, test } from 'vitest';
import { openTestStore } from '../../fakes/open-test-store.ts';

test('whoever asks the database again and again lets timers and presses have their turn', async () => {
  const { store, close } = await openTestStore({ reuse: true });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const until = performance.now() + 200;
  while (performance.now() < until) await store.transaction(({ posts }) => posts.find('post:none'));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
  await close();
});
