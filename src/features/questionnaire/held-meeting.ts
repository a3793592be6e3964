import { sideOf } from '../../model/couple.ts';
import { asMet } from '../../model/questionnaire/meeting.ts';
import type { PrivateReply } from '../../port/reply.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import type { MetView, Rounds } from './kind.ts';
import { kinds } from './kinds.ts';
import { goneCard } from './meeting-cards.ts';
import { readMet } from './read-met.ts';

/** A private card with what both see: it goes once either takes that back, and follows what either shows besides. */
export const held: HeldKind = {
  kind: 'meeting',
  read: async ({ stores, content }, id, { user, look }) => {
    const meeting = await stores.meetings.find(id);
    const couple = meeting === null ? null : await stores.couples.find(meeting.coupleId);
    const side = couple === null ? null : sideOf(couple, user);
    if (meeting === null || couple === null || side === null) return null;
    const { room } = couple;
    const library = content.library(couple.partners[side].locale);
    const questionnaire = library.questionnaires.get(meeting.questionnaire);
    const met = asMet(meeting);
    if (couple.ending !== null || questionnaire === undefined) return { room, card: null, look: null };
    const view = { meeting, couple, library, questionnaire };
    if (met === null) return { room, card: goneCard(view), look: null };
    const both = await readMet(stores, { ...view, meeting: met });
    const shows = lookOf(both.rounds);
    return look === shows ? null : { room, card: kinds[met.questionnaire].together(both), look: shows };
  },
};

/** What both see, for one of them. */
export function keptTogether(view: MetView): PrivateReply {
  const card = kinds[view.questionnaire.id].together(view);
  return { kind: 'private', card, keep: keepAs('meeting', view.meeting.id, lookOf(view.rounds)) };
}

/** How many either shows besides: each time one is shown or hidden, the cards are looked at. */
function lookOf(rounds: Rounds): string {
  return rounds.map((round) => round?.shown.length ?? 0).join('-');
}
