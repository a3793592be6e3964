import { note } from '../../card/card.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { Readers, Telling } from '../../port/chat-platform.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { invitationCard, type Purpose, purposeOf } from './invitation-cards.ts';
import { settledCard } from './settled-card.ts';

/**
 * An invitation's card: the question, and in the end what came of it. The question is asked only by whoever has looked
 * who can read the room, and says it in `readers`; and only while nobody has answered by command.
 */
export function livingInvitation(context: JobContext, id: string, readers: Readers | null = null): LivingCard {
  const { store, content } = context;
  return {
    key: invitationKey({ id }),
    read: () =>
      store.transaction(async (stores) => {
        const invitation = await stores.invitations.find(id);
        if (invitation === null) return null;
        const { state, room, message } = invitation;
        const isOpen = state === 'open';
        if (readers === null ? isOpen : message === null && !isOpen) return null;
        const { say } = content.library(invitation.fromLocale);
        // Acceptance has to be seen, and a no by the one who asked.
        const answered = state === 'accepted' || state === 'declined';
        const purpose = await purposeOf(stores, invitation);
        return {
          room,
          message,
          ...(isOpen ? { told: { telling: tellingOf(invitation, purpose), direct: [] } } : {}),
          card:
            isOpen && readers !== null
              ? invitationCard(say, invitation, purpose, readers)
              : await settledCard(stores, say, invitation),
          plain: null,
          stub: { tone: 'calm', elements: [note(say('pairing.answered-below'))] },
          again: { deleted: isOpen || answered, refused: answered, left: false },
          stays: 'as-it-is',
        };
      }),
    place: async ({ invitations }, message) => {
      const latest = await invitations.lock(id);
      if (latest !== null) await invitations.save({ ...latest, message });
    },
  };
}

export function invitationKey({ id }: Pick<Invitation, 'id'>): string {
  return `invitation-${id}`;
}

/** Its author has just written it; and whoever is asked to restore what was is told so directly. */
function tellingOf({ to }: Invitation, purpose: Purpose): Telling {
  return purpose === 'restore' ? unheard : { users: [to], silent: false };
}
