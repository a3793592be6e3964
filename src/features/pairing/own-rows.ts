import type { OwnRows } from '../feature.ts';
import { headed, list, personPart, timeOf } from '../own-part.ts';

/** The invitations that one sent or got. */
export const own: OwnRows = {
  ofPerson: {
    copy: personPart({
      name: 'invitations',
      copy: async (stores, user) =>
        (await stores.invitations.ofUser(user)).map((one) => ({
          /** `from`: sent by this person. */
          direction: one.from.user === user.user ? ('from' as const) : ('to' as const),
          at: timeOf(one.createdAt),
          room: one.room,
          state: one.state,
        })),
      isEmpty: (all) => all.length === 0,
      page: ({ say, when }, all) => {
        const lines = all.map(({ direction, at, state }) =>
          say.text('privacy.page-invited', { direction, at: when(at), state }),
        );
        return headed(say.text('privacy.page-invitations'), list(say, lines));
      },
    }),
    forget: async (stores, user) => {
      await stores.invitations.forget(user);
      // Whatever private cards they have, of any feature, are not followed up any more.
      await stores.heldCards.forget(user);
    },
  },
};
