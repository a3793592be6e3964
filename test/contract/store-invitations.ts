import { describe, expect, test } from 'vitest';
import { day } from '../../src/model/instant.ts';
import type { Invitation } from '../../src/model/invitation.ts';
import type { Store } from '../../src/port/store.ts';
import { aCouple, aMessage, anInvitation, noon } from './store-fixtures.ts';

export function invitationsAreKept(store: () => Store): void {
  const add = async (invitation: Invitation) => {
    await store().transaction((stores) => stores.invitations.add(invitation));
    return invitation;
  };

  describe('invitations', () => {
    test('an invitation comes back as it was added and saved', async () => {
      const invitation = await add(anInvitation());
      const couple = aCouple();
      await store().transaction(async ({ couples, invitations }) => {
        await couples.add(couple);
        expect(await invitations.find(invitation.id)).toEqual(invitation);
        const changed: Invitation = {
          ...invitation,
          room: { ...invitation.room, under: 'a message' },
          fromZone: null,
          state: 'accepted',
          coupleId: couple.id,
          message: aMessage(invitation.room),
        };
        await invitations.save(changed);
        expect(await invitations.find(invitation.id)).toEqual(changed);
        expect(await invitations.lock(invitation.id)).toEqual(changed);
        expect(await invitations.find('none')).toBeNull();
        expect(await invitations.lock('none')).toBeNull();
      });
    });

    test('a room lists its open ones, oldest first', async () => {
      const late = await add(anInvitation({ createdAt: noon + 2 }));
      const early = await add(anInvitation({ room: late.room, createdAt: noon + 1 }));
      await add(anInvitation({ room: late.room, state: 'declined' }));
      await add(anInvitation());
      const open = await store().transaction(({ invitations }) => invitations.openIn(late.room));
      expect(open.map((one) => one.id)).toEqual([early.id, late.id]);
    });

    test('a person finds what came from them and what went to them', async () => {
      const sent = await add(anInvitation());
      const received = await add(anInvitation({ to: sent.from, createdAt: noon + 1 }));
      const found = await store().transaction(({ invitations }) => invitations.ofUser(sent.from));
      expect(found.map((one) => one.id)).toEqual([sent.id, received.id]);
    });

    test('open ones expire, others do not', async () => {
      const due = await add(anInvitation({ expiresAt: noon }));
      const later = await add(anInvitation({ expiresAt: noon + 1 }));
      const accepted = await add(anInvitation({ expiresAt: noon, state: 'accepted' }));
      const expired = await store().transaction(({ invitations }) => invitations.lockExpired(noon, 100));
      const ids = expired.map((one) => one.id);
      expect(ids).toContain(due.id);
      expect(ids).not.toContain(later.id);
      expect(ids).not.toContain(accepted.id);
    });

    test('forgetting a person removes what they sent and received, and no more', async () => {
      const sent = await add(anInvitation());
      const received = await add(anInvitation({ to: sent.from }));
      const other = await add(anInvitation());
      await store().transaction(async ({ invitations }) => {
        await invitations.forget(sent.from);
        expect(await invitations.find(sent.id)).toBeNull();
        expect(await invitations.find(received.id)).toBeNull();
        expect(await invitations.find(other.id)).toEqual(other);
      });
    });

    test('clearing removes old ones that are not open', async () => {
      const before = noon - 100 * day;
      const old = await add(anInvitation({ createdAt: before - 1, state: 'declined' }));
      const open = await add(anInvitation({ createdAt: before - 1 }));
      const recent = await add(anInvitation({ createdAt: before, state: 'declined' }));
      await store().transaction(async ({ invitations }) => {
        await invitations.clear(before);
        expect(await invitations.find(old.id)).toBeNull();
        expect(await invitations.find(open.id)).not.toBeNull();
        expect(await invitations.find(recent.id)).not.toBeNull();
      });
    });
  });
}
