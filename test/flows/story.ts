import { test } from 'vitest';
import type { World } from './driver.ts';
import { expectHeard, type Heard } from './pings.ts';

/** A story ends with what each of the two heard of on its way. */
export type Story = (world: World) => Promise<Heard>;

/** Has stories told, each in a world of its own. */
export function storyteller(open: () => Promise<World>): (title: string, story: Story) => void {
  return (title, story) => {
    test(title, async () => {
      await using world = await open();
      expectHeard(world, await story(world));
    });
  };
}
