import { note } from '../../card/card.ts';
import type { CoupleId } from '../../model/couple.ts';
import type { OfferedRitual } from '../../model/ritual.ts';
import { unheard } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { readTimetable } from '../upcoming.ts';
import { offerCard } from './offer-card.ts';

/** Which ritual is offered, and to whom: erasing the couple finds what was posted by it. */
export type OfferKey = { readonly coupleId: CoupleId; readonly ritual: OfferedRitual };

/** The card with an offer, in the room. Nobody has to hear of it. */
export function livingOffer(context: JobContext, { coupleId, ritual }: OfferKey): LivingCard {
  const { store, content } = context;
  return {
    key: `offer:${coupleId}:${ritual}`,
    read: () =>
      store.transaction(async (stores) => {
        const couple = await stores.couples.find(coupleId);
        const offer = await stores.offers.find(coupleId, ritual);
        if (couple === null || offer === null) return null;
        const { say } = content.library(couple.partners[0].locale);
        return {
          room: couple.room,
          message: offer.message,
          card: offerCard(say, couple, offer, await readTimetable({ ...context, stores }, couple)),
          told: { telling: unheard, direct: [] },
          plain: null,
          stub: { tone: 'calm', elements: [note(say('rituals.elsewhere'))] },
          again: { deleted: false, refused: offer.open, left: offer.open },
          stays: offer.open ? 'no' : 'as-it-is',
        };
      }),
    place: ({ offers }, message) => offers.setMessage(coupleId, ritual, message),
  };
}
