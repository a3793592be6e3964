import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { type Markup, person } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Invitation } from '../../model/invitation.ts';
import { type Ritual, weekdaysOf } from '../../model/ritual.ts';
import { isZoneKnown } from '../../model/zone.ts';
import type { Stores } from '../../port/store.ts';
import { afterQuietForBoth } from '../../schedule/quiet-hours.ts';
import { daysWords } from '../rhythm-words.ts';
import { whenForBoth } from '../time-words.ts';
import { valuesOf } from './invitation-cards.ts';

/** The first card of a new couple: what they can do at once, and when the next question comes by itself. */
export async function welcomeCard(stores: Stores, say: Say, invitation: Invitation, couple: Couple): Promise<Card> {
  const ritual = await stores.rituals.find(couple.id, 'question');
  return {
    title: say.text('pairing.accepted-title'),
    tone: 'warm',
    elements: [
      text(say('pairing.accepted', valuesOf(invitation))),
      ...(ritual === null || ritual.nextAt === null
        ? []
        : [text(rhythmLine(say, couple, ritual, afterQuietForBoth(couple, ritual.nextAt)))]),
      ...zoneNotes(say, couple),
      buttons(
        button(say.text('pairing.ask-now'), actionId('check-in.now'), 'main'),
        button(say.text('pairing.rhythm'), actionId('rhythm.open')),
      ),
    ],
  };
}

function rhythmLine(say: Say, couple: Couple, { rhythm }: Ritual, at: Instant): Markup {
  const days = weekdaysOf(rhythm);
  return say('pairing.accepted-rhythm', {
    often: days.length === 7 ? 'daily' : 'some',
    days: daysWords(say, days),
    when: whenForBoth(say, couple, at),
  });
}

function zoneNotes(say: Say, { partners }: Couple) {
  const unknown = partners.filter((partner) => !isZoneKnown(partner));
  if (unknown.length === 2) return [note(say('pairing.accepted-zone-both'))];
  return unknown.map(({ user }) => note(say('pairing.accepted-zone', { who: person(user) })));
}
