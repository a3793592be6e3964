import { describe, test } from 'vitest';
import type { World } from './driver.ts';
import { expectHeard, type Heard } from './pings.ts';

/** A story ends with what each of the two heard of on its way. */
export type Story = (world: World) => Promise<Heard>;

type Open = () => Promise<World>;

/** The order in which they take their turns, a story each. */
export const platforms = ['discord', 'slack', 'web'] as const;

type Platform = (typeof platforms)[number];

const turns = new WeakMap<Open, { readonly plays: (place: number) => boolean; told: number }>();

/**
 * Opens the same world, for some of the stories only: `npm test` plays each story on the platform whose turn it is, and
 * `npm run proof` on the others.
 */
export function byTurns(open: Open, platform: Platform, run: 'test' | 'proof'): Open {
  const some = () => open();
  const plays = (place: number) => (platforms[place % platforms.length] === platform) === (run === 'test');
  turns.set(some, { plays, told: 0 });
  return some;
}

type Told = { readonly title: string; readonly run: () => Promise<void> };

let gathered: Told[] | null = null;

/** Stories about one thing. A chapter of which none is played is left out. */
export function chapter(title: string, define: () => void): void {
  const own = gather(define);
  if (own.length === 0) return;
  describe(title, () => {
    for (const one of own) test(one.title, one.run);
  });
}

/** The stories that are told and played. */
export function gather(define: () => void): readonly Told[] {
  const own: Told[] = [];
  gathered = own;
  define();
  gathered = null;
  return own;
}

/** Has stories told, each in a world of its own; what each of the two hears of is looked at in the end. */
export function storyteller(open: Open): (title: string, story: Story) => void {
  const tell = teller(open);
  return (title, story) => tell(title, async (world) => expectHeard(world, await story(world)));
}

/** The same, where it does not matter who heard of what. */
export function teller(open: Open): (title: string, story: (world: World) => Promise<void>) => void {
  return (title, story) => {
    const turn = turns.get(open);
    if (turn !== undefined && !turn.plays(turn.told++)) return;
    if (gathered === null) throw new Error(`${title} is in no chapter`);
    gathered.push({
      title,
      run: async () => {
        await using world = await open();
        await story(world);
      },
    });
  };
}
