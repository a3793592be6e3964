import type { Couple } from '../../../src/model/couple.ts';
import type { Invitation } from '../../../src/model/invitation.ts';
import type { InvitationStore } from '../../../src/port/stores/invitation-store.ts';
import { type Memory, placeOf, userText } from './memory.ts';
import { by } from './order.ts';

export function createInvitationStore(memory: Memory): InvitationStore {
  const invitations = memory.table({
    name: 'invitations',
    key: ({ id }: Invitation) => id,
    couple: ({ coupleId }) => coupleId,
    found: {
      room: ({ room }) => [placeOf(room)],
      user: ({ from, to }) => [userText(from), userText(to)],
    },
    due: { expire: ({ state, expiresAt }) => (state === 'open' ? expiresAt : null) },
  });
  const ofUser = (user: Invitation['from']) => invitations.by('user', userText(user)).toSorted(oldestFirst);

  // Settled ones between the two of the couple: they name both, and hang on no couple.
  memory.erasers.push(({ partners: [one, other] }: Couple) => {
    const both = new Set([userText(one.user), userText(other.user)]);
    for (const { id, from, to, state } of ofUser(one.user)) {
      if (state !== 'open' && both.has(userText(from)) && both.has(userText(to))) invitations.drop(id);
    }
  });

  return {
    add: async (invitation) => invitations.add(invitation),
    save: async (invitation) => invitations.change(invitation.id, () => invitation),
    find: async (id) => invitations.get(id) ?? null,
    lock: async (id) => invitations.get(id) ?? null,
    openIn: async (room) =>
      invitations
        .by('room', placeOf(room))
        .filter(({ state }) => state === 'open')
        .toSorted(oldestFirst),
    ofUser: async (user) => ofUser(user),
    lockExpired: async (now, most) => invitations.due('expire', now, most),
    forget: async (user) => {
      for (const { id } of ofUser(user)) invitations.drop(id);
    },
    clear: async (before) => {
      for (const { id, state, createdAt } of invitations.all())
        if (state !== 'open' && createdAt < before) invitations.drop(id);
    },
  };
}

const oldestFirst = by<Invitation>(
  ({ createdAt }) => createdAt,
  ({ id }) => id,
);
