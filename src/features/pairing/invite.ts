import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import { type Couple, canBeRestored, sideOf } from '../../model/couple.ts';
import { type Invitation, invitationLife } from '../../model/invitation.ts';
import { type RoomRef, sameUser, type UserRef } from '../../model/place.ts';
import type { Keep } from '../../port/hold.ts';
import type { Presence } from '../../port/inbound-event.ts';
import type { Context } from '../context.ts';
import type { ActionDefinition, CommandDefinition } from '../definition.ts';
import { keepInvitation } from './held-invitation.ts';
import { lackingCard, lackingElements, whyNotPerson } from './not-here.ts';
import { moveOfferCard, refusalCard, restoreOfferCard, sentCard, theirsCard, waitingCard } from './offer-cards.ts';

/** `/pair`: checks what can be checked without the platform, and invites or offers what fits. */
export const pair: CommandDefinition = {
  kind: 'command',
  path: 'pair',
  description: 'commands.pair',
  options: [{ name: 'partner', description: 'commands.option-partner', required: true, kind: 'partner' }],
  who: 'anyone',
  ack: 'private',
  run: async (context, options) => ({ kind: 'private', ...(await invite(context, options['partner'] ?? '', 'ask')) }),
};

/** The buttons on an offer: to move here, to restore, to start afresh, or to try again. */
export const invitePartner: ActionDefinition = {
  kind: 'action',
  name: 'pairing.invite',
  who: 'anyone',
  ack: 'update',
  run: async (context, action) => {
    const [wish, partner = ''] = action.args;
    return { kind: 'update', ...(await invite(context, partner, wishes.catch('ask').parse(wish))) };
  },
};

const wishes = z.enum(['ask', 'move', 'restore', 'fresh']);

/** What the inviter wants where there is a choice; `ask` offers the choice. */
type Wish = z.infer<typeof wishes>;

/** A card, and what it is about where that can change by itself. */
type Offer = { readonly card: Card; readonly keep?: Keep };

async function invite(context: Context, partnerId: string, wish: Wish): Promise<Offer> {
  const { stores, by, say } = context;
  const to: UserRef = { ...by, user: partnerId };
  const room = roomOf(context.room);
  if (partnerId === '') return { card: refusalCard(say('pairing.no-partner')) };
  if (sameUser(by, to)) return { card: refusalCard(say('pairing.self')) };
  const notHere = whyNotPerson(say, to, presenceOf(context, partnerId));
  if (notHere !== null) return { card: lackingCard(say, [text(notHere)], 'ask', to) };
  if (await stores.couples.isPairedAcross(by, room)) return { card: refusalCard(say('refusals.paired-across')) };
  const active = await stores.couples.activeIn(room);
  if (active !== null) return { card: occupied(context, active, to) };
  const open = (await stores.invitations.openIn(room)).filter(({ expiresAt }) => expiresAt > context.now);
  const mine = open.find((one) => sameUser(one.from, by));
  if (mine !== undefined) return stillWaiting(context, mine, to);
  const theirs = open.find((one) => sameUser(one.from, to) && sameUser(one.to, by));
  if (theirs !== undefined) return { card: theirsCard(context, theirs) };

  if (context.obstacles.length > 0) {
    return { card: lackingCard(say, lackingElements(say, context.obstacles), 'ask', to) };
  }

  const { elsewhere, ended } = await sharedPast(context, room, to);
  if (elsewhere !== null) {
    return wish === 'move' ? send(context, room, to, elsewhere) : { card: moveOfferCard(context, to) };
  }
  if (ended !== null && wish !== 'fresh') {
    if (wish === 'restore') return askToRestore(context, room, to, ended);
    return { card: restoreOfferCard(context, to, ended) };
  }
  return send(context, room, to, null);
}

/** Whoever asks again may have seen that somebody deleted the card: it is there again then. */
async function stillWaiting(context: Context, mine: Invitation, to: UserRef): Promise<Offer> {
  await context.stores.jobs.enqueue([{ name: 'post-invitation', invitationId: mine.id }]);
  return { card: waitingCard(context, mine, to), keep: keepInvitation(mine) };
}

function presenceOf({ people }: Context, id: string): Presence {
  return Object.hasOwn(people, id) ? (people[id] ?? 'unknown') : 'unknown';
}

/** Why nobody can be invited in a room that has a couple. */
function occupied({ say, by }: Context, active: Couple, to: UserRef): Card {
  const side = sideOf(active, by);
  if (side === null) return refusalCard(say('pairing.room-taken'));
  const partner = active.partners[side === 0 ? 1 : 0].user;
  if (!sameUser(partner, to)) {
    return refusalCard(say('pairing.already-other', { partner: { kind: 'partner', user: partner } }));
  }
  return refusalCard(say(active.pause === null ? 'pairing.already' : 'pairing.already-paused'));
}

/** What the two already have: an active couple in another room, or one of this room that can be restored. */
async function sharedPast(
  { stores, by }: Context,
  room: RoomRef,
  to: UserRef,
): Promise<{ elsewhere: Couple | null; ended: Couple | null }> {
  const both = (couple: Couple) => sideOf(couple, by) !== null && sideOf(couple, to) !== null;
  const mine = await stores.couples.ofUser(by);
  const ended = await stores.couples.endedIn(room);
  return {
    elsewhere: mine.find((couple) => couple.ending === null && both(couple)) ?? null,
    ended:
      ended
        .filter((couple) => both(couple) && canBeRestored(couple))
        .toSorted((a, b) => (b.ending?.at ?? 0) - (a.ending?.at ?? 0))[0] ?? null,
  };
}

async function askToRestore(context: Context, room: RoomRef, to: UserRef, ended: Couple): Promise<Offer> {
  const { stores, by, newId } = context;
  const couple = await stores.couples.lock(ended.id);
  const side = couple === null ? null : sideOf(couple, by);
  if (couple === null || couple.ending === null || side === null) {
    return { card: refusalCard(context.say('pairing.gone')) };
  }
  const other = side === 0 ? 1 : 0;
  await stores.jobs.enqueue([
    { name: 'tell', coupleId: couple.id, side: other, notice: 'restore-asked', key: `restore-asked-${newId()}` },
  ]);
  return send(context, room, to, couple);
}

async function send(context: Context, room: RoomRef, to: UserRef, couple: Couple | null): Promise<Offer> {
  const { stores, by, now, newId } = context;
  const invitation: Invitation = {
    id: newId(),
    room,
    from: by,
    to,
    fromLocale: context.say.locale,
    fromZone: context.zone,
    createdAt: now,
    expiresAt: now + invitationLife,
    state: 'open',
    coupleId: couple?.id ?? null,
    message: null,
  };
  await stores.invitations.add(invitation);
  await stores.jobs.enqueue([{ name: 'post-invitation', invitationId: invitation.id }]);
  return { card: sentCard(context, invitation), keep: keepInvitation(invitation) };
}

/** A couple has the whole room, wherever in it the command was given. */
function roomOf({ platform, space, room }: RoomRef): RoomRef {
  return { platform, space, room };
}
