import type { Kind, LivingWorld, Owned } from './living-world.ts';
import type { Posted } from './slow-platform.ts';

/** Copies that should not be there, or show what is over. Of one that nobody ever heard of nobody knows. */
export function stale(world: LivingWorld, kind: Kind): readonly string[] {
  return world.cards.flatMap((one) => {
    const copies = full(world, one).filter(({ known, stuck }) => known && !stuck);
    const here = copies.filter(({ room }) => room.room === one.room);
    const elsewhere = copies.filter(({ room }) => room.room !== one.room);
    // One that seemed to be deleted is not looked after before it changes again.
    const isLost = world.gaveUp || one.ended || one.message === null;
    const isRight = ({ text }: Posted) => isLost || world.shows(one).includes(text);
    return [
      ...(here.length > 1 && !one.ended ? [`${one.key} stands here ${here.length} times`] : []),
      ...here.filter((copy) => !isRight(copy)).map(({ id }) => `${one.key} shows at ${id} what is over`),
      ...(kind.stays === 'no' && !one.ended && !world.gaveUp ? elsewhere : []).map(
        ({ id }) => `${one.key} still stands at ${id}, which was left`,
      ),
      ...(one.ended || world.gaveUp ? [] : lonely(world, one, kind)),
    ];
  });
}

/** Everybody who is to hear of it does, and nobody twice. */
export function untold(world: LivingWorld, kind: Kind): readonly string[] {
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
export function unshown(world: LivingWorld, kind: Kind): readonly string[] {
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

/** What can be read of a card in full: not its stub. */
function full(world: LivingWorld, { key }: Owned): readonly Posted[] {
  return world.platform.messages.filter((one) => one.owner === key && !one.gone && one.text !== 'moved on');
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
