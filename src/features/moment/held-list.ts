import { type Couple, otherSide, type Side, sideOf } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { PrivateReply } from '../../port/reply.ts';
import type { Stores } from '../../port/store.ts';
import { type HeldKind, keepAs, refreshHeld } from '../held-cards.ts';
import { type ListReader, type Shown, shownAgain } from './list-page.ts';

const kind = 'moments';

/** A private card of the list, true until something that it shows is changed. */
export function keptTrue(
  { couple, side }: Pick<ListReader, 'couple' | 'side'>,
  { card, look }: Shown,
): Pick<PrivateReply, 'card' | 'keep'> {
  return { card, keep: keepAs(kind, readerId(couple, side), look) };
}

/**
 * Something of the list has changed: the cards of the other follow. Those of who changed it follow already: what
 * answers them takes the place of what they had before them.
 */
export function refreshOthers(stores: Stores, couple: Couple, by: Side, now: Instant): Promise<void> {
  return refreshHeld(stores, kind, readerId(couple, otherSide(by)), now);
}

/** Once something of the list changes, a card that shows it does. */
export const held: readonly HeldKind[] = [
  {
    kind,
    read: async ({ stores, content, now }, id, { user, look }) => {
      const couple = await stores.couples.find(id.slice(0, id.lastIndexOf('/')));
      const side = couple === null ? null : sideOf(couple, user);
      if (couple === null || side === null || couple.ending !== null) return null;
      const [me, other] = [couple.partners[side], couple.partners[otherSide(side)]];
      const { say } = content.library(me.locale);
      const shown = await shownAgain({ stores, couple, side, me, other, say, now }, look);
      return shown.look === look ? null : { room: couple.room, ...shown };
    },
  },
];

/** Whose cards they are: those of one partner. */
function readerId(couple: Couple, side: Side): string {
  return `${couple.id}/${side}`;
}
