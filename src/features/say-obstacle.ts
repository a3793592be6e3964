import { instant, type Markup } from '../card/markup.ts';
import type { Say } from '../content/say.ts';
import type { Obstacle } from '../port/obstacle.ts';

/** What stands in the way in a room, and the step that mends it, in a reader's language. */
export function sayObstacle(say: Say, obstacle: Obstacle): { readonly missing: Markup; readonly remedy: Markup } {
  const { name } = obstacle;
  if (name === 'permission') {
    const { permission, inThread } = obstacle;
    const remedy = inThread ? 'obstacles.mend-permission-in-thread' : 'obstacles.mend-permission';
    return {
      missing: say(`obstacles.cannot-${permission}`),
      remedy: say(remedy, { permission: say.text(`obstacles.permission-${permission}`) }),
    };
  }
  const values = name === 'timed-out' ? { until: instant(obstacle.until) } : {};
  return { missing: say(`obstacles.${name}`, values), remedy: say(`obstacles.mend-${name}`) };
}
