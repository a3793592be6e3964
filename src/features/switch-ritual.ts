import type { Couple } from '../model/couple.ts';
import { newRitual, type Rhythm, type Ritual, sameRhythm } from '../model/ritual.ts';
import type { Stores } from '../port/store.ts';
import { isSkipAhead, planNext } from '../schedule/plan-ritual.ts';
import { refreshRhythm } from './announce.ts';
import type { ChoreContext } from './context.ts';
import type { RitualDefinition } from './ritual.ts';

type Reading = Pick<ChoreContext, 'stores' | 'now'>;

/** How a partner wants a ritual to be. */
export type RitualWish = Pick<Ritual, 'name' | 'on' | 'rhythm'>;

/** Whether it is anybody's to switch on and off. */
export function isSwitchable({ first, suggested }: RitualDefinition): boolean {
  return first !== undefined || suggested !== undefined;
}

/**
 * Switches a ritual on or off, on the rhythm that it had, or else on the one that is suggested. Whoever does not want one
 * that they never had has made up their mind too: it is not offered any more. The couple must be locked.
 */
export async function switchRitual(
  context: Reading,
  couple: Couple,
  definition: RitualDefinition,
  on: boolean,
): Promise<void> {
  const { stores } = context;
  const before = await stores.rituals.find(couple.id, definition.name);
  const rhythm = before?.rhythm ?? (await usualRhythm(context, couple, definition));
  if (rhythm === null) return;
  const { changed } = await saveRituals(context, couple, [{ name: definition.name, on, rhythm }]);
  if (changed) await refreshRhythm(stores, couple, context.now);
}

/**
 * Saves how rituals are to be from now on. Returns all of the couple's, and whether any is another than before: then what
 * shows them has to follow. The couple must be locked.
 */
export async function saveRituals(
  { stores, now }: Reading,
  couple: Couple,
  wishes: readonly RitualWish[],
): Promise<{ readonly rituals: readonly Ritual[]; readonly changed: boolean }> {
  const before = await stores.rituals.of(couple.id);
  const after = wishes.map((wish) => ritualAfter(couple, before, wish, now));
  const changed = after.filter((ritual) => !before.includes(ritual));
  await stores.rituals.save(changed);
  for (const ritual of after) await closeOffer(stores, couple, ritual);
  return { rituals: changed.length === 0 ? before : await stores.rituals.of(couple.id), changed: changed.length > 0 };
}

/** The rhythm of a couple that has not chosen one: at the time of its questions. `null` for what cannot be switched on. */
export async function usualRhythm(
  { stores, now }: Reading,
  couple: Couple,
  { suggested, first }: RitualDefinition,
): Promise<Rhythm | null> {
  const question = await stores.rituals.find(couple.id, 'question');
  const { time, zone } = question?.rhythm ?? { time: '20:00', zone: couple.partners[0].zone };
  return suggested?.({ time, zone }, now) ?? first?.(zone).rhythm ?? null;
}

/** Where it is offered still, the card says what was decided. */
export async function closeOffer(stores: Stores, couple: Couple, { name }: Pick<Ritual, 'name'>): Promise<void> {
  const offer = await stores.offers.close(couple.id, name);
  if (offer === null) return;
  await stores.jobs.enqueue([{ name: 'show-offer', coupleId: couple.id, ritual: offer.name }]);
}

/** A ritual that stays as it was keeps its next occurrence and what was skipped; a skip of other times is void. */
function ritualAfter(couple: Couple, all: readonly Ritual[], wish: RitualWish, now: number): Ritual {
  const before = all.find((ritual) => ritual.name === wish.name);
  if (before !== undefined && !before.on && !wish.on) return before;
  if (before?.on === wish.on && sameRhythm(before.rhythm, wish.rhythm)) return before;
  if (before === undefined) return planNext(newRitual(couple.id, wish), couple.pause, now);
  const lastSkip = isSkipAhead(before, now) ? null : before.lastSkip;
  return planNext({ ...before, on: wish.on, rhythm: wish.rhythm, lastSkip }, couple.pause, now);
}
