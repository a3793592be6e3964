import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import { instant, person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Say, Values } from '../../content/say.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { Readers } from '../../port/chat-platform.ts';
import type { Stores } from '../../port/store.ts';

/** What the invitation is for: a new couple, or one that exists. */
export type Purpose = 'new' | 'move' | 'restore';

export async function purposeOf(stores: Stores, { coupleId }: Invitation): Promise<Purpose> {
  const couple = coupleId === null ? null : await stores.couples.find(coupleId);
  if (couple === null) return 'new';
  return couple.ending === null ? 'move' : 'restore';
}

/** The card in the room that asks the other, short enough to be read at a glance. `readers`: who else can read the room. */
export function invitationCard(say: Say, invitation: Invitation, purpose: Purpose, readers: Readers): Card {
  const values = valuesOf(invitation);
  const about =
    purpose === 'new'
      ? [text(say('pairing.invite', values)), text(say('pairing.invite-unsuited')), note(say('pairing.invite-kept'))]
      : [text(say(purpose === 'move' ? 'pairing.move-card' : 'pairing.restore-card', values))];
  return {
    title: say.text(titles[purpose]),
    tone: 'warm',
    elements: [
      ...about,
      ...readBy(say, readers),
      note(say('pairing.invite-until', { until: instant(invitation.expiresAt) })),
      buttons(
        button(say.text('pairing.accept'), actionId('pairing.accept', invitation.id), 'main'),
        button(say.text('pairing.decline'), actionId('pairing.decline', invitation.id)),
        button(say.text('pairing.details'), actionId('pairing.details', invitation.id, readers)),
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

/** Who asks whom, for sentences. */
export function valuesOf({ from, to }: Invitation): Values {
  return { from: person(from), to: person(to) };
}
