import { isKept, type KeptAppreciation } from '../../model/appreciation.ts';
import { sideOf } from '../../model/couple.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { type JarReader, jarAt } from './jar-page.ts';

/** A page of the jar: true until something on it is taken back. */
export function keepPage(coupleId: string, page: number, kept: readonly KeptAppreciation[]) {
  return keepAs('jar', coupleId, lookOf(page, kept));
}

/** One of the jar in full: true until it is taken back. */
export function keepEntry(coupleId: string, page: number, one: KeptAppreciation) {
  return keepAs('jar', coupleId, lookOf(page, [one]));
}

/** Once something that a card shows is taken back, the card shows the jar as it is. */
export const held: readonly HeldKind[] = [
  {
    kind: 'jar',
    read: async ({ stores, content }, id, { user, look }) => {
      const couple = await stores.couples.find(id);
      const side = couple === null ? null : sideOf(couple, user);
      if (couple === null || side === null || couple.ending !== null) return null;
      const [page = '', ...shown] = look.split(' ');
      const found = await Promise.all(shown.map((one) => stores.appreciations.find(one)));
      if (found.every((one) => one !== null && isKept(one))) return null;
      const me = couple.partners[side];
      const reader: JarReader = { stores, couple, side, me, say: content.library(me.locale).say };
      const now = await jarAt(reader, Number(page));
      return { room: couple.room, card: now.card, look: lookOf(now.page, now.kept) };
    },
  },
];

/** Which page it is, and what stands on it, by their ids. */
function lookOf(page: number, kept: readonly KeptAppreciation[]): string {
  return [page, ...kept.map(({ id }) => id)].join(' ');
}
