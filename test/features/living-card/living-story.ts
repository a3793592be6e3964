import fc, { type Scheduler } from 'fast-check';
import { type Cut, type Kind, LivingWorld, type Owned, type Posts } from './living-world.ts';
import type { Fault, Posted } from './slow-platform.ts';

/** What people, the platform and the host do while the jobs run. */
type Act =
  | { readonly kind: 'change' | 'change-meanwhile' | 'move' | 'delete' | 'end'; readonly card: number }
  | { readonly kind: 'show'; readonly card: number; readonly post: boolean }
  | { readonly kind: 'cut'; readonly when: Cut }
  | { readonly kind: 'close'; readonly how: 'gone' | 'forbidden' }
  | { readonly kind: 'open' | 'sleep' | 'lose-parent' | 'filter' | 'restart' | 'nothing' };

export type LivingStory = {
  readonly kind: Kind;
  readonly acts: readonly Act[];
  readonly faults: readonly Fault[];
};

const card = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('change' as const, 'change-meanwhile' as const), card }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('show' as const), card, post: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('move' as const, 'delete' as const), card }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('cut' as const),
      when: fc.constantFrom<Cut[]>('written', 'placed', 'noted', 'read'),
    }),
  },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('nothing' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('sleep' as const, 'lose-parent' as const, 'filter' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('close' as const),
      how: fc.constantFrom('gone' as const, 'forbidden' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), card }) },
);

const fault = fc.oneof(
  { weight: 6, arbitrary: fc.constant('none' as const) },
  { weight: 3, arbitrary: fc.constant('lost' as const) },
  { weight: 2, arbitrary: fc.constantFrom('away' as const, 'limited' as const, 'unknown' as const) },
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
  acts: fc.array(act, { maxLength: 24, size: 'max' }),
  faults: fc.array(fault, { maxLength: 24, size: 'max' }),
});

/** Plays a story to its end, then lets everything come right. Returns what did not, and then all that happened. */
export async function playLiving(story: LivingStory, scheduler: Scheduler, posts: Posts): Promise<readonly string[]> {
  const world = new LivingWorld(story.kind, scheduler, posts);
  await scheduler.waitFor(play(world, story));
  const wrongs = [...world.platform.wrongs, ...stale(world, story), ...untold(world, story)];
  await scheduler.waitFor(calmChange(world));
  wrongs.push(...world.platform.wrongs, ...stale(world, story), ...unshown(world, story));
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
  for (const one of acts) {
    await world.step('somebody acts');
    platform.log.push(JSON.stringify(one));
    switch (one.kind) {
      case 'change':
      case 'change-meanwhile':
      case 'move':
      case 'delete':
      case 'end':
        happen(world, one.kind, world.cards[one.card]);
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
      case 'nothing':
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

/** What can be read of a card in full: not its stub. */
function full(world: LivingWorld, { key }: Owned): readonly Posted[] {
  return world.platform.messages.filter((one) => one.owner === key && !one.gone && one.text !== 'moved on');
}

/** Copies that should not be there, or show what is over. Of one that nobody ever heard of nobody knows. */
function stale(world: LivingWorld, { kind }: LivingStory): readonly string[] {
  return world.cards.flatMap((one) => {
    const copies = full(world, one).filter(({ known, stuck }) => known && !stuck);
    const here = copies.filter(({ room }) => room.room === one.room);
    const elsewhere = copies.filter(({ room }) => room.room !== one.room);
    // One that seemed to be deleted is not looked after before it changes again.
    const isLost = world.gaveUp || one.ended || one.message === null;
    const isRight = ({ text }: Posted) => isLost || world.shows(one).includes(text);
    return [
      ...(here.length > 1 ? [`${one.key} stands here ${here.length} times`] : []),
      ...here.filter((copy) => !isRight(copy)).map(({ id }) => `${one.key} shows at ${id} what is over`),
      ...(kind.stays === 'no' && !one.ended && !world.gaveUp ? elsewhere : []).map(
        ({ id }) => `${one.key} still stands at ${id}, which was left`,
      ),
      ...(one.ended ? [] : lonely(world, one, kind)),
    ];
  });
}

/**
 * Each copy that nobody knows of comes of one post whose outcome stayed unknown. There is none where a post is found
 * again; only that is not looked for in a room that the couple has left meanwhile.
 */
function lonely(world: LivingWorld, card: Owned, { memory, under }: Kind): readonly string[] {
  // A search looks in one place: not below a message, and in the room too.
  const isFound = card.moves === 0 && (memory === 'by-key' || (memory === 'by-search' && !under));
  const all = full(world, card);
  const keys = new Set(all.map((one) => one.key));
  return [...keys].flatMap((one) => {
    const copies = all.filter((message) => message.key === one);
    const unheard = copies.filter((copy) => !copy.known && copy.room.room === card.room).length;
    const most = !isFound ? (world.platform.unknownOutcomes.get(one) ?? 0) : 0;
    return unheard > most ? [`${unheard} of ${one} stand somewhere, and nobody knows it`] : [];
  });
}

/** Everybody who is to hear of it does, and nobody twice. */
function untold(world: LivingWorld, { kind }: LivingStory): readonly string[] {
  return world.cards.flatMap((one) => {
    const posted = world.platform.messages.filter(({ owner }) => owner === one.key);
    const pings = posted.filter(({ pings }) => pings).length;
    const most = 1 + (world.platform.unknownOutcomes.get(one.key) ?? 0);
    const isPosted = !one.ended && !world.gaveUp && one.message !== null;
    return [
      ...(kind.hears === 'named' && pings > most ? [`${one.key} tells people ${pings} times`] : []),
      ...(kind.hears === 'named' && isPosted && pings === 0 ? [`${one.key} tells nobody`] : []),
      ...(kind.hears === 'direct' && isPosted && one.noted.size === 0 ? [`${one.key} sends nobody a note`] : []),
    ];
  });
}

/** Where it is to be seen, it can be seen. */
function unshown(world: LivingWorld, { kind }: LivingStory): readonly string[] {
  return world.cards.flatMap((one) => {
    if (one.ended) return [];
    const wasPosted = world.platform.messages.some(({ owner }) => owner === one.key);
    if (one.message === null) return wasPosted || world.gaveUp ? [] : [`${one.key} was never posted`];
    const seen = world.platform.find(one.message.message);
    const isHere = one.message.room.room === one.room;
    if (seen === undefined) return kind.again.deleted && isHere ? [`${one.key} is gone`] : [];
    if (!isHere && kind.stays === 'as-it-is')
      return seen.text === 'moved on' && kind.again.left ? [`${one.key} is nowhere`] : [];
    return world.shows(one).includes(seen.text) ? [] : [`${one.key} shows "${seen.text}"`];
  });
}
