import { type Couple, type Partner, type Side, sideOf, sides } from '../../model/couple.ts';
import type { Invitation, InvitationState } from '../../model/invitation.ts';
import type { UserRef } from '../../model/place.ts';
import { newRitual, type Ritual } from '../../model/ritual.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import { findZone } from '../../schedule/zone.ts';
import type { Context } from '../context.ts';
import type { Feature } from '../feature.ts';
import { continueCouple } from './continue-couple.ts';

/**
 * What acceptance brings about: a new couple, or one that moves or is restored. `withdrawn` when it can no
 * longer be: the room has a couple by now, the two are paired elsewhere, or what was to be restored is erased.
 */
export async function startCouple(
  features: readonly Feature[],
  context: Context,
  invitation: Invitation,
): Promise<InvitationState> {
  const { stores } = context;
  if ((await stores.couples.activeIn(invitation.room)) !== null) return 'withdrawn';
  if (invitation.coupleId !== null) {
    if (!(await continueCouple(features, context, invitation, invitation.coupleId))) return 'withdrawn';
    await withdrawOthers(context, invitation);
    return 'accepted';
  }
  const theirs = await stores.couples.ofUser(invitation.to);
  const elsewhere = theirs.some((one) => one.ending === null && sideOf(one, invitation.from) !== null);
  if (elsewhere) return 'withdrawn';
  // Before the couple is there: two acceptances in one room wait for each other here, not at the room's one couple.
  await withdrawOthers(context, invitation);
  const couple = newCouple(context, invitation);
  await stores.couples.add(couple);
  await stores.rituals.save(newRituals(couple, features, context.now));
  await stores.jobs.enqueue(sides.map((side) => ({ name: 'ask-hears', coupleId: couple.id, side })));
  return 'accepted';
}

/** A room belongs to one couple, so what else was open in it is off. */
async function withdrawOthers({ stores }: Context, accepted: Invitation): Promise<void> {
  const open = await stores.invitations.openIn(accepted.room);
  for (const { id } of open.filter((one) => one.id !== accepted.id)) {
    const other = await stores.invitations.lock(id);
    if (other?.state !== 'open') continue;
    await stores.invitations.save({ ...other, state: 'withdrawn' });
    await stores.jobs.enqueue([{ name: 'refresh-invitation', invitationId: id }]);
  }
}

function newCouple(context: Context, invitation: Invitation): Couple {
  return {
    id: context.newId(),
    room: invitation.room,
    partners: [
      newPartner(0, invitation.from, invitation.fromLocale, invitation.fromZone),
      newPartner(1, invitation.to, context.say.locale, context.zone),
    ],
    createdAt: context.now,
    reveal: 'room',
    answers: 'sealed',
    quietHours: { from: '22:00', to: '08:00' },
    pause: null,
    ending: null,
  };
}

function newPartner(side: Side, user: UserRef, locale: string, zone: string | null): Partner {
  return {
    side,
    user,
    locale,
    zone: findZone(zone ?? '') ?? 'UTC',
    hears: 'mention',
    nudges: true,
    depthLimit: 2,
    themesNever: [],
    packs: [],
    leftAt: null,
  };
}

/** Those that every couple begins with, by the clock of whoever invited. */
function newRituals(couple: Couple, features: readonly Feature[], now: number): readonly Ritual[] {
  const [inviter, invited] = couple.partners;
  const zone = inviter.zone === 'UTC' ? invited.zone : inviter.zone;
  const all = features.flatMap(({ rituals = [] }) => rituals);
  return all.flatMap(({ name, first }): Ritual | [] => {
    if (first === undefined) return [];
    return planNext(newRitual(couple.id, { name, ...first(zone) }), null, now);
  });
}
