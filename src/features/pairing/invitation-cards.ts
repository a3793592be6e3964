import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { instant, person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Say, Values } from '../../content/say.ts';
import { type Couple, sideOf } from '../../model/couple.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { Ritual } from '../../model/ritual.ts';
import type { Readers } from '../../port/chat-platform.ts';
import type { Stores } from '../../port/store.ts';
import { comesAt } from '../upcoming.ts';

/** What the invitation is for: a new couple, or one that exists. */
export type Purpose = 'new' | 'move' | 'restore';

/** The card in the room that asks the other. `readers`: who else can read the room. */
export function invitationCard(say: Say, invitation: Invitation, purpose: Purpose, readers: Readers): Card {
  const values = valuesOf(invitation);
  const about =
    purpose === 'new'
      ? [
          text(say('pairing.invite', values)),
          text(say('pairing.invite-happens')),
          text(say('pairing.invite-kept')),
          text(say('pairing.invite-unsuited')),
        ]
      : [text(say(purpose === 'move' ? 'pairing.move-card' : 'pairing.restore-card', values))];
  return {
    title: say.text(titles[purpose]),
    tone: 'warm',
    elements: [
      ...about,
      ...readBy(say, readers),
      note(say('pairing.invite-until', { ...values, until: instant(invitation.expiresAt) })),
      buttons(
        button(say.text('pairing.accept'), actionId('pairing.accept', invitation.id), 'main'),
        button(say.text('pairing.decline'), actionId('pairing.decline', invitation.id)),
        button(say.text('pairing.withdraw'), actionId('pairing.withdraw', invitation.id)),
      ),
    ],
  };
}

function readBy(say: Say, readers: Readers): Card['elements'] {
  if (readers === 'the-two') return [];
  return [note(say(readers === 'its-owner' ? 'pairing.invite-exportable' : 'pairing.invite-public'))];
}

const titles = {
  new: 'pairing.invite-title',
  move: 'pairing.move-card-title',
  restore: 'pairing.restore-card-title',
} as const satisfies Record<Purpose, CopyKey>;

/** The card once nobody can answer it any more. */
export function closedCard(say: Say, invitation: Invitation): Card {
  const values = valuesOf(invitation);
  const declined = invitation.coupleId === null ? 'pairing.declined' : 'pairing.declined-continue';
  switch (invitation.state) {
    case 'declined':
      return closed(say, 'pairing.declined-title', declined, values);
    case 'expired':
      return closed(say, 'pairing.expired-title', 'pairing.expired', values);
    case 'open':
    case 'withdrawn':
      return closed(say, 'pairing.withdrawn-title', 'pairing.withdrawn', values);
    case 'accepted':
      return closed(say, 'pairing.ended-title', 'pairing.ended', values);
  }
}

function closed(say: Say, title: CopyKey, sentence: CopyKey, values: Values): Card {
  return { title: say.text(title), tone: 'calm', elements: [text(say(sentence, values))] };
}

/** The card after acceptance: what comes, and what can be done at once. */
export async function acceptedCard(stores: Stores, say: Say, invitation: Invitation): Promise<Card> {
  const couple = await stores.couples.activeIn(invitation.room);
  const both = couple !== null && [invitation.from, invitation.to].every((one) => sideOf(couple, one) !== null);
  if (!both) return closedCard(say, invitation);
  if (invitation.coupleId !== null) return continuedCard(say, invitation);
  const ritual = await stores.rituals.find(couple.id, 'question');
  return {
    title: say.text('pairing.accepted-title'),
    tone: 'warm',
    elements: [
      text(say('pairing.accepted', valuesOf(invitation))),
      ...(ritual === null || ritual.nextAt === null
        ? []
        : [text(rhythmSentence(say, ritual, comesAt(couple, ritual.nextAt)))]),
      ...zoneNotes(say, couple),
      buttons(
        button(say.text('pairing.rhythm'), actionId('rhythm.open'), 'main'),
        button(say.text('pairing.ask-now'), actionId('check-in.now')),
      ),
    ],
  };
}

function continuedCard(say: Say, invitation: Invitation): Card {
  return {
    title: say.text('pairing.continued-title'),
    tone: 'warm',
    elements: [text(say('pairing.continued', valuesOf(invitation))), note(say('pairing.continued-open'))],
  };
}

function rhythmSentence(say: Say, { rhythm }: Ritual, nextAt: number) {
  const names = rhythm.days.map((day) => say.text(`commands.weekday-${day}`));
  const days = new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(names);
  return say('pairing.accepted-rhythm', { days, time: rhythm.time, zone: rhythm.zone, next: instant(nextAt) });
}

/** A platform that does not say where somebody lives leaves UTC, which is rarely right. */
function zoneNotes(say: Say, couple: Couple) {
  const unknown = couple.partners.filter(({ zone }) => zone === 'UTC');
  if (unknown.length === 2) return [note(say('pairing.accepted-zone-both'))];
  return unknown.map(({ user }) => note(say('pairing.accepted-zone', { who: person(user) })));
}

function valuesOf({ from, to }: Invitation): Values {
  return { from: person(from), to: person(to) };
}
