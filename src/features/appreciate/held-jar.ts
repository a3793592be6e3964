import { isKept, type KeptAppreciation } from '../../model/appreciation.ts';
import { type Couple, otherSide, type Side, sideOf } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Stores } from '../../port/store.ts';
import { type HeldKind, keepAs, refreshHeld } from '../held-cards.ts';
import { type JarReader, jarAt } from './jar-page.ts';
import { type JarPlace, placeArgs, readPlace } from './jar-place.ts';

const kind = 'jar';

type Reader = { readonly couple: Couple; readonly side: Side };

/** A page of the jar: true until something on it is taken back. */
export function keepPage(reader: Reader, place: JarPlace, kept: readonly KeptAppreciation[]) {
  return keepAs(kind, readerId(reader), lookOf(place, kept));
}

/** One of the jar in full: true until it is taken back. */
export function keepEntry(reader: Reader, place: JarPlace, one: KeptAppreciation) {
  return keepAs(kind, readerId(reader), lookOf(place, [one]));
}

/** What gives somebody's words back to them: it stays, and the jar that they had before them goes. */
export function keepTaken(reader: Reader) {
  return keepAs(kind, readerId(reader), taken);
}

/** Something was taken back: the jar that the other has before them follows. */
export function refreshOthers(stores: Stores, { couple, side }: Reader, now: Instant): Promise<void> {
  return refreshHeld(stores, kind, readerId({ couple, side: otherSide(side) }), now);
}

/** Once something that a card shows is taken back, the card shows the jar as it is. */
export const held: readonly HeldKind[] = [
  {
    kind,
    read: async ({ stores, content }, id, { user, look }) => {
      const couple = await stores.couples.find(id.slice(0, id.lastIndexOf('/')));
      const side = couple === null ? null : sideOf(couple, user);
      if (couple === null || side === null || couple.ending !== null || look === taken) return null;
      const [place = '', ...shown] = look.split(' ');
      const found = await Promise.all(shown.map((one) => stores.appreciations.find(one)));
      if (found.every((one) => one !== null && isKept(one))) return null;
      const me = couple.partners[side];
      const reader: JarReader = { stores, couple, side, me, say: content.library(me.locale).say };
      const now = await jarAt(reader, readPlace(place.split('/')));
      return { room: couple.room, card: now.card, look: lookOf(now.place, now.kept) };
    },
  },
];

const taken = 'taken';

/** Whose cards they are: those of one partner. */
function readerId({ couple, side }: Reader): string {
  return `${couple.id}/${side}`;
}

/** Where in the jar it is, and what stands on it, by their ids. */
function lookOf(place: JarPlace, kept: readonly KeptAppreciation[]): string {
  return [placeArgs(place).join('/'), ...kept.map(({ id }) => id)].join(' ');
}
