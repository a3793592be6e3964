import { readdirSync } from 'node:fs';
import { describe, test } from 'vitest';
import type { Practice } from '../../../src/content/schema/practice.ts';
import type { World } from '../driver.ts';
import { pair } from '../moves.ts';
import { shippedPractice, walk } from '../walk-practice.ts';

const shipped = await Promise.all(
  readdirSync('content/en/practices').map((file) => shippedPractice(file.replace('.json', ''))),
);

/** How often a practice has to be walked until each of its branches was taken. */
function waysThrough(practice: Practice): number {
  const ways = practice.steps.map((step) => {
    if (step.kind === 'choose') return step.options.length;
    // Sent to the channel, sent to the partner, kept.
    if (step.kind === 'write') return 3;
    // Right at once, and "not quite".
    return step.kind === 'confirm' ? 2 : 1;
  });
  return Math.max(...ways);
}

/** Every practice that is shipped, to its end, along every branch. */
export function practiceWalks(open: () => Promise<World>): void {
  const walks = shipped.flatMap((practice) =>
    Array.from({ length: waysThrough(practice) }, (_, way) => [practice.id, way, practice] as const),
  );

  describe('practices', () => {
    test.each(walks)('%s is walked to its end, way %i', async (_, way, practice) => {
      await using world = await open();
      await pair(world);
      await walk(world, practice, way);
    });
  });
}
