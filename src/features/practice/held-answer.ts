import { otherSide, sideOf } from '../../model/couple.ts';
import { entryOf, type Session } from '../../model/practice/session.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { answeredCard, standOf } from './own-cards.ts';

/** What one has answered: true until both have, or until it goes on without the other. */
export function keepAnswer(session: Session, visit: number) {
  return standOf(session, visit) === 'sealed' ? { keep: keepAs('answer', session.id, visit) } : {};
}

export const held: HeldKind = {
  kind: 'answer',
  read: async ({ stores, content }, id, { user, look }) => {
    const session = await stores.practices.find(id);
    const couple = session === null ? null : await stores.couples.find(session.coupleId);
    const side = couple === null ? null : sideOf(couple, user);
    if (session === null || couple === null || side === null) return null;
    const { room } = couple;
    if (couple.ending !== null) return { room, card: null, look: null };
    const visit = Number(look);
    const entry = entryOf(session, visit, side, 'answer');
    if (entry === null || standOf(session, visit) === 'sealed') return null;
    const library = content.library(couple.partners[side].locale);
    const reader = { library, say: library.say, other: couple.partners[otherSide(side)] };
    return { room, card: answeredCard(reader, session, entry), look: null };
  },
};
