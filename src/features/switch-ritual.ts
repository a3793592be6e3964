import type { Couple } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Rhythm, Ritual } from '../model/ritual.ts';
import type { Stores } from '../port/store.ts';
import { planNext } from '../schedule/plan-ritual.ts';
import type { ChoreContext } from './context.ts';
import { refreshHeld } from './held-cards.ts';
import type { RitualDefinition } from './ritual.ts';

/** A ritual that can be switched, as its feature declares it. */
export type Switchable = Pick<RitualDefinition, 'name' | 'first' | 'suggested'>;

/**
 * Switches a ritual on or off, on the rhythm that it had, or else on the one that is suggested. The couple must be locked.
 * Returns how it is now; `null` where there is none, and none was wanted.
 */
export async function switchRitual(
  { stores, now }: Pick<ChoreContext, 'stores' | 'now'>,
  couple: Couple,
  definition: Switchable,
  on: boolean,
): Promise<Ritual | null> {
  const before = await stores.rituals.find(couple.id, definition.name);
  if (before === null ? !on : before.on === on) {
    await closeOffer(stores, couple, definition);
    return before;
  }
  const rhythm = before?.rhythm ?? (await usualRhythm({ stores, now }, couple, definition));
  if (rhythm === null) return null;
  const ritual = { coupleId: couple.id, name: definition.name, nextAt: null, lastSkip: null, ...before, on, rhythm };
  return saveRitual({ stores, now }, couple, ritual);
}

/** Saves how a ritual is to be from now on, and whatever shows it follows. */
export async function saveRitual(
  { stores, now }: Pick<ChoreContext, 'stores' | 'now'>,
  couple: Couple,
  ritual: Ritual,
): Promise<Ritual> {
  const planned = planNext(ritual, couple.pause, now);
  await stores.rituals.save([planned]);
  await closeOffer(stores, couple, ritual);
  await refreshHeld(stores, 'rhythm', couple.id, now);
  return planned;
}

/** The rhythm of a couple that has not chosen one: at the time of its questions. `null` for what cannot be switched on. */
export async function usualRhythm(
  { stores, now }: { readonly stores: Stores; readonly now: Instant },
  couple: Couple,
  { suggested, first }: Switchable,
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
