import type { CoupleContext } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { notOffered } from '../not-offered.ts';
import { closeOffer, switchRitual } from '../switch-ritual.ts';
import { readTimetable } from '../upcoming.ts';
import { offerCard } from './offer-card.ts';

/** Either of the two decides. A yes that comes after a no is a yes; a no that comes after a yes changes nothing. */
export const answerOffer: ActionDefinition = {
  kind: 'action',
  name: 'rituals.answer',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, { args: [name, answer] }) => {
    const { stores, couple, content } = context;
    const definition = context.rituals.find((one) => one.name === name);
    if (definition === undefined || (await stores.offers.find(couple.id, definition.name)) === null) {
      return notOffered(context);
    }
    if (answer === 'yes') await switchRitual(context, couple, definition, true);
    else await closeOffer(stores, couple, definition);
    const offer = await stores.offers.find(couple.id, definition.name);
    if (offer === null) throw new Error('an offer went while its couple was locked');
    // What was pressed may be an old copy, or one that said no until now.
    await stores.jobs.enqueue([{ name: 'show-offer', coupleId: couple.id, ritual: offer.name }]);
    const room = content.library(couple.partners[0].locale);
    return { kind: 'update', card: offerCard(room.say, couple, offer, await readTimetable(context, couple)) };
  },
};
