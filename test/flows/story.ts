import { describe, test } from 'vitest';
import type { World } from './driver.ts';
import { expectHeard, type Heard } from './pings.ts';

/** A story ends with what each of the two heard of on its way. */
export type Story = (world: World) => Promise<Heard>;

type Open = () => Promise<World>;

/** As many as there are platforms. */
const rounds = 3;

const turns = new WeakMap<Open, { readonly places: readonly number[]; told: number }>();

/**
 * Opens the same world, for some of the stories only: of every three, those at these places (0 to 2). `npm test` plays
 * each story on one of the three platforms, and `npm run proof` on the other two.
 */
export function byTurns(open: Open, ...places: readonly number[]): Open {
  const some = () => open();
  turns.set(some, { places, told: 0 });
  return some;
}

type Told = { readonly title: string; readonly run: () => Promise<void> };

let gathered: Told[] | null = null;

/** Stories about one thing. A chapter of which none is played is left out. */
export function chapter(title: string, define: () => void): void {
  const own: Told[] = [];
  gathered = own;
  define();
  gathered = null;
  if (own.length === 0) return;
  describe(title, () => {
    for (const one of own) test(one.title, one.run);
  });
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
    if (turn !== undefined && !turn.places.includes(turn.told++ % rounds)) return;
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
