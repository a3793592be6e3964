import type { Chore } from '../definition.ts';

/** Invitations that nobody answered within 48 hours say so. */
export const expireInvitations: Chore = {
  name: 'expire-invitations',
  batch: 100,
  run: async ({ stores, now }) => {
    const expired = await stores.invitations.lockExpired(now, 100);
    for (const one of expired) await stores.invitations.save({ ...one, state: 'expired' });
    await stores.jobs.enqueue(expired.map(({ id }) => ({ name: 'refresh-invitation', invitationId: id })));
    return expired.length;
  },
};

/** Couples that ended 30 days ago are erased, their keys with them. */
export const eraseEnded: Chore = {
  name: 'erase-ended',
  batch: 20,
  run: async ({ stores, now }) => {
    const ids = await stores.couples.toErase(now, 20);
    for (const id of ids) await stores.couples.erase(id);
    return ids.length;
  },
};
