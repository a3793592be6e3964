import { otherSide, type Side, sideOf } from '../../model/couple.ts';
import { type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { ownPlan } from './own-card.ts';

type Reader = { readonly side: Side; readonly now: Instant };

/** One's own card of a plan: true until either changes it. */
export function keepOwn(plan: DatePlan, reader: Reader) {
  return keepAs('date', plan.id, lookOf(plan, reader));
}

/** Follows what becomes of the plan; it goes when the pairing ends. */
export const heldDate: HeldKind = {
  kind: 'date',
  read: async ({ stores, content, now }, id, { user, look }) => {
    const plan = await stores.dates.find(id);
    const couple = plan === null ? null : await stores.couples.find(plan.coupleId);
    const side = couple === null ? null : sideOf(couple, user);
    if (plan === null || couple === null || side === null) return null;
    if (couple.ending !== null) return { room: couple.room, card: null, look: null };
    const shows = lookOf(plan, { side, now });
    if (look === shows) return null;
    const me = couple.partners[side];
    const looking = { stores, couple, side, me, other: couple.partners[otherSide(side)], now };
    const card = await ownPlan({ ...looking, say: content.library(me.locale).say }, plan);
    return { room: couple.room, card, look: shows };
  },
};

/** Whatever both see of it, whether its time has come, and when this one wrote how it was. */
function lookOf(plan: DatePlan, { side, now }: Reader): string {
  const shared = plan.shared.map((words) => (words === null ? '' : checksum(plan.id, words)));
  return [plan.revision, stateOfDate(plan, now), ...shared, plan.wroteAt[side] ?? 0, plan.shownAt ?? 0].join('-');
}

/** It is kept as it is, so it tells next to nothing: other words have another one, nearly always, and thousands the same. */
function checksum(id: string, words: PartnerWords): number {
  let sum = 0;
  for (const letter of `${id} ${words.reveal()}`) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % checksums;
  return sum;
}

/** A prime: every letter counts. */
const checksums = 4093;
