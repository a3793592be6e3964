import type { Card } from '../../card/card.ts';
import { type Couple, packsOf, sideOf } from '../../model/couple.ts';
import type { Ritual } from '../../model/ritual.ts';
import type { Keep } from '../../port/hold.ts';
import type { UpdateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { settingsCard } from './settings-card.ts';

/** The settings in the place of the card that changed them: kept true when the other changes what both share. */
export async function settingsReply(context: CoupleContext, couple: Couple, card?: Card): Promise<UpdateReply> {
  const shown = await settingsNow(context, couple);
  return { kind: 'update', card: card ?? shown.card, keep: shown.keep };
}

/** The settings as they are, and by what it is known whether the card is still true. */
export async function settingsNow(
  context: CoupleContext,
  couple: Couple,
): Promise<{ readonly card: Card; readonly keep: Keep }> {
  const all = await context.stores.rituals.of(couple.id);
  return { card: settingsCard(context, couple, all), keep: keepAs(kind, couple.id, lookOf(couple, all)) };
}

export const kind = 'settings';

/** One card of the settings for each of the two. */
export const held: HeldKind = {
  kind,
  read: async (reading, id, { user, look }) => {
    const couple = await reading.stores.couples.find(id);
    const side = couple === null ? null : sideOf(couple, user);
    if (couple === null || side === null || couple.ending !== null) return null;
    const all = await reading.stores.rituals.of(id);
    if (look === lookOf(couple, all)) return null;
    return { room: couple.room, card: settingsCard({ ...reading, side }, couple, all), look: lookOf(couple, all) };
  },
};

/** What both share of them: what is one's own only changes on one's own card. */
function lookOf(couple: Couple, all: readonly Ritual[]): string {
  const { reveal, answers, quietHours } = couple;
  const rituals = all.map(({ name, on, rhythm }) => JSON.stringify([name, on, Object.entries(rhythm).toSorted()]));
  const wanted = [...packsOf(couple)].toSorted();
  return [reveal, answers, quietHours.from, quietHours.to, ...rituals.toSorted(), ...wanted].join(' ');
}
