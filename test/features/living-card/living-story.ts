import fc, { type Scheduler } from 'fast-check';
import { stale, unshown, untold } from './kept-promises.ts';
import { type Cut, type Kind, LivingWorld, type Owned, type Posts } from './living-world.ts';
import type { Fault } from './slow-platform.ts';

/** What people, the platform and the host do while the jobs run. */
type Act =
  | { readonly kind: 'change' | 'change-meanwhile' | 'end'; readonly card: number }
  /** `cut`: the process ends when the new copy has just been placed. */
  | { readonly kind: 'move' | 'delete'; readonly card: number; readonly cut: boolean }
  | { readonly kind: 'show'; readonly card: number; readonly post: boolean }
  | { readonly kind: 'cut'; readonly when: Cut }
  | { readonly kind: 'close'; readonly how: 'gone' | 'forbidden' }
  | { readonly kind: 'open' | 'sleep' | 'lose-parent' | 'filter' | 'restart' };

export type LivingStory = {
  readonly kind: Kind;
  /** Each with how long nothing else happens before it. */
  readonly acts: readonly (readonly [number, Act])[];
  readonly faults: readonly Fault[];
};

const card = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: one('change', 'change-meanwhile'), card }) },
  { weight: 3, arbitrary: fc.record({ kind: one('show'), card, post: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: one('move', 'delete'), card, cut: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: one('restart') }) },
  { weight: 4, arbitrary: fc.record({ kind: one('cut'), when: one('written', 'placed', 'noted', 'read') }) },
  { weight: 2, arbitrary: fc.record({ kind: one('sleep', 'lose-parent', 'filter') }) },
  { weight: 1, arbitrary: fc.record({ kind: one('close'), how: one('gone', 'forbidden') }) },
  { weight: 1, arbitrary: fc.record({ kind: one('open') }) },
  { weight: 1, arbitrary: fc.record({ kind: one('end'), card }) },
);

const fault = fc.oneof(
  { weight: 6, arbitrary: one('none') },
  { weight: 3, arbitrary: one('lost') },
  { weight: 2, arbitrary: one('away', 'limited', 'unknown') },
);

export const livingStory: fc.Arbitrary<LivingStory> = fc.record({
  kind: fc.record({
    memory: fc.constantFrom('by-key', 'by-search', 'none'),
    again: fc.record({ deleted: fc.boolean(), refused: fc.boolean(), left: fc.boolean() }),
    stays: fc.constantFrom('no', 'as-it-is', 'in-step'),
    words: fc.boolean(),
    hears: fc.constantFrom('named', 'direct', 'nobody'),
    under: fc.boolean(),
    tries: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(8) }),
  }),
  acts: fc.array(fc.tuple(fc.nat({ max: 14 }), act), { maxLength: 14, size: 'max' }),
  faults: fc.array(fault, { maxLength: 24, size: 'max' }),
});

function one<const T extends readonly string[]>(...of: T): fc.Arbitrary<T[number]> {
  return fc.constantFrom(...of);
}

/** Plays a story to its end, then lets everything come right. Returns what did not, and then all that happened. */
export async function playLiving(story: LivingStory, scheduler: Scheduler, posts: Posts): Promise<readonly string[]> {
  const world = new LivingWorld(story.kind, scheduler, posts);
  await scheduler.waitFor(play(world, story));
  const wrongs = [...stale(world, story.kind), ...untold(world, story.kind)];
  await scheduler.waitFor(calmChange(world));
  wrongs.push(...world.platform.wrongs, ...stale(world, story.kind), ...unshown(world, story.kind));
  if (wrongs.length === 0) return [];
  const seen = world.platform.messages.map((one) => JSON.stringify(one));
  return [...new Set(wrongs), '', ...world.platform.log, '', ...seen];
}

async function play(world: LivingWorld, { acts, faults }: LivingStory): Promise<void> {
  const { platform } = world;
  platform.faults = [...faults];
  for (const one of world.cards) world.enqueue(one, true);
  let mayFilter = true;
  let maySleep = true;
  for (const [wait, one] of acts) {
    for (let steps = 0; steps <= wait; steps += 1) await world.step('somebody acts');
    platform.log.push(JSON.stringify(one));
    switch (one.kind) {
      case 'change':
      case 'change-meanwhile':
      case 'move':
      case 'delete':
      case 'end':
        happen(world, one.kind, world.cards[one.card]);
        if ('cut' in one && one.cut) world.cut = 'placed';
        break;
      case 'show': {
        const shown = world.cards[one.card];
        if (shown !== undefined) world.enqueue(shown, one.post);
        break;
      }
      case 'close':
        platform.closed.set('a', one.how);
        break;
      case 'cut':
        world.cut = one.when;
        break;
      case 'open':
        platform.closed.clear();
        world.resume();
        break;
      case 'sleep':
        // A thread that a post has woken stays awake for as long as all this takes.
        if (maySleep) platform.asleep.add('a');
        maySleep = false;
        break;
      case 'filter':
        if (mayFilter) platform.filters = true;
        mayFilter = false;
        break;
      case 'lose-parent':
        platform.goneParents.add('a-parent');
        break;
      case 'restart':
        world.restart();
        break;
    }
  }
  platform.log.push('all is well again');
  platform.meanwhile.clear();
  world.cut = null;
  platform.faults = [];
  platform.closed.clear();
  platform.asleep.clear();
  // An answer that was on its way may still say that the room is closed.
  do await world.idle();
  while (world.resume());
}

function happen(
  world: LivingWorld,
  what: 'change' | 'change-meanwhile' | 'move' | 'delete' | 'end',
  one: Owned | undefined,
): void {
  if (one === undefined) return;
  if (what === 'end') one.ended = true;
  if (what === 'change') one.state += 1;
  // No job of its own: the one that is at it looks again.
  if (what === 'change-meanwhile') {
    world.platform.meanwhile.set(one.key, () => {
      world.platform.meanwhile.delete(one.key);
      one.state += 1;
      world.platform.log.push(`${one.key} has changed meanwhile`);
    });
  }
  if (what === 'move') {
    one.room = one.room === 'a' ? 'b' : 'a';
    one.moves += 1;
  }
  const seen = world.platform.find(one.message?.message);
  if (what === 'delete' && seen !== undefined) seen.gone = true;
  if (what === 'change' || what === 'move') world.enqueue(one, false);
}

/** One more change, with nobody and nothing in the way. */
async function calmChange(world: LivingWorld): Promise<void> {
  world.platform.log.push('a calm change');
  for (const one of world.cards) {
    one.state += 1;
    world.enqueue(one, false);
  }
  await world.idle();
}
