import type { Content } from '../../content/library.ts';
import { type Couple, type Side, sideOf } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { RoomRef, UserRef } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import type { Feature } from '../feature.ts';
import { timeOf, timeOrNull } from '../own-part.ts';

/**
 * A copy of one person's data, as its JSON file holds it. Times are ISO 8601 in UTC. Every feature adds its parts, each
 * under a name of its own: to the couples, and beside them what is kept about the person outside of any couple.
 */
export type OwnData = {
  readonly format: 'attune-export-2';
  readonly exportedAt: string;
  readonly person: UserRef;
  /** Newest first. */
  readonly couples: readonly OwnCouple[];
  readonly [part: string]: unknown;
};

export type OwnCouple = {
  readonly room: RoomRef;
  readonly pairedAt: string;
  readonly endedAt: string | null;
  readonly eraseAt: string | null;
  readonly [part: string]: unknown;
};

/** `zone`: the person's own. `isEmpty`: nothing is kept. */
export type OwnCopy = { readonly data: OwnData; readonly zone: string; readonly isEmpty: boolean };

/**
 * Everything that is kept about one person, in all their couples. Of the other's words it holds only those that
 * were shown in the room: none that is sealed, and none that was revealed privately.
 */
export async function readOwnData(
  features: readonly Feature[],
  { stores, content, now }: { readonly stores: Stores; readonly content: Content; readonly now: Instant },
  user: UserRef,
): Promise<OwnCopy> {
  const couples: OwnCouple[] = [];
  let zone: string | null = null;
  for (const couple of await stores.couples.ofUser(user)) {
    const side = sideOf(couple, user);
    if (side === null) continue;
    zone ??= couple.partners[side].zone;
    couples.push(await ownCouple(features, stores, content, couple, side));
  }
  const beside: Record<string, unknown> = {};
  let isEmpty = couples.length === 0;
  for (const { copy } of features.flatMap(({ own }) => own?.ofPerson ?? [])) {
    const part = await copy.copy(stores, user);
    beside[copy.name] = part;
    isEmpty &&= copy.isEmpty(part);
  }
  const data = { format: 'attune-export-2', exportedAt: timeOf(now), person: user, couples, ...beside } as const;
  return { data, zone: zone ?? 'UTC', isEmpty };
}

async function ownCouple(
  features: readonly Feature[],
  stores: Stores,
  content: Content,
  couple: Couple,
  side: Side,
): Promise<OwnCouple> {
  const reading = { stores, library: content.library(couple.partners[side].locale), couple, side };
  const parts: Record<string, unknown> = {};
  for (const { name, copy } of features.flatMap(({ own }) => own?.copy ?? [])) parts[name] = await copy(reading);
  return {
    room: couple.room,
    pairedAt: timeOf(couple.createdAt),
    endedAt: timeOrNull(couple.ending?.at ?? null),
    eraseAt: timeOrNull(couple.ending?.eraseAt ?? null),
    ...parts,
  };
}
