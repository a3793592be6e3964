import type { Content } from '../content/library.ts';
import { type HeldKind, isUntrue } from '../features/held-cards.ts';
import type { RitualDefinition } from '../features/ritual.ts';
import { sideOf } from '../model/couple.ts';
import type { Hold, Keep } from '../port/hold.ts';
import type { InteractionEvent } from '../port/inbound-event.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';
import { placeOf } from './place-of.ts';

export type HoldCardParts = {
  readonly store: Store;
  readonly system: System;
  readonly content: Content;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly held: readonly HeldKind[];
  readonly rituals: readonly RitualDefinition[];
  readonly committed: () => void;
};

/**
 * Remembers a private card that somebody was just shown. What it shows may be untrue by now, and it may take the place
 * of one before it: then a job sees to that. Never throws: a card that is not remembered stays as it is.
 */
export async function holdCard(
  parts: HoldCardParts,
  event: InteractionEvent,
  keep: Keep,
  shown: Hold | null,
): Promise<void> {
  const { store, system, content, log, metrics, held, rituals, committed } = parts;
  const now = system.now();
  const { by } = event;
  try {
    await store.transaction(async (stores) => {
      const { heldCards, couples, jobs } = stores;
      const couple = await couples.activeIn(await placeOf(stores, event, false));
      const coupleId = couple === null || sideOf(couple, by) === null ? null : couple.id;
      const others = await heldCards.leaveOthers(keep.about, by, shown?.card ?? null);
      if (shown !== null) await heldCards.put({ ...shown, ...keep, user: by, coupleId, at: now, left: false });
      const untrue = shown !== null && (await isUntrue(held, { stores, content, rituals, now }, keep, by));
      if (others || untrue) await jobs.enqueue([{ name: 'refresh-held', about: keep.about }]);
    });
    committed();
  } catch (error) {
    log.error('a private card could not be remembered', error);
    metrics.count('failures', 'held-card');
  }
}
