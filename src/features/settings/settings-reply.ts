import type { Card } from '../../card/card.ts';
import { type Couple, sideOf } from '../../model/couple.ts';
import type { UpdateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { settingsCard } from './settings-card.ts';

/** The settings in the place of the card that changed them: kept true when the other changes what both share. */
export function settingsReply(context: CoupleContext, couple: Couple, card?: Card): UpdateReply {
  return { kind: 'update', card: card ?? settingsCard(context, couple), keep: keepSettings(couple) };
}

export function keepSettings(couple: Couple) {
  return keepAs(kind, couple.id, lookOf(couple));
}

export const kind = 'settings';

/** One card of the settings for each of the two. */
export const held: HeldKind = {
  kind,
  read: async ({ stores, content }, id, { user, look }) => {
    const couple = await stores.couples.find(id);
    const side = couple === null ? null : sideOf(couple, user);
    if (couple === null || side === null || couple.ending !== null || look === lookOf(couple)) return null;
    return { room: couple.room, card: settingsCard({ content, side }, couple), look: lookOf(couple) };
  },
};

/** What both share of them: what is one's own only changes on one's own card. */
function lookOf({ reveal, answers, quietHours: { from, to } }: Couple): string {
  return [reveal, answers, from, to].join(' ');
}
