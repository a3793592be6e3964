import { type Card, text } from '../../card/card.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { RoomReport } from '../../port/chat-platform.ts';
import type { JobOf } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { isRefused } from '../refused.ts';
import { invitationCard, type Purpose, purposeOf } from './invitation-cards.ts';
import { lackingCard, lackingElements, whyNotPerson } from './not-here.ts';
import { invitationKey } from './refresh-invitation.ts';

/**
 * Posts the card that asks the other, after a look at the room. If Attune lacks something there, or the other
 * is not in it, the inviter is told what to do instead, and the invitation is withdrawn.
 */
export async function postInvitation(context: JobContext, job: JobOf<'post-invitation'>) {
  const { invitation, purpose } = await read(context, job.invitationId);
  if (invitation === null || invitation.state !== 'open' || invitation.message !== null) return;
  const problem = await tryToPost(context, invitation, purpose);
  if (problem !== null) await giveUp(context, invitation, problem);
}

/** `null` once the card is there, else what stands in the way. */
async function tryToPost(context: JobContext, invitation: Invitation, purpose: Purpose): Promise<Problem | null> {
  const say = context.content.library(invitation.fromLocale).say;
  try {
    const report = await context.platform(invitation.room.platform).inspect(invitation.room, invitation.to);
    const problem = obstacles(report, invitation, say);
    if (problem !== null) return problem;
    const card = invitationCard(say, invitation, purpose, report.readers);
    await keepMessage(context, invitation, await context.post(invitation.room, card, invitationKey(invitation)));
    return null;
  } catch (error) {
    if (isFinal(error) || isRefused(context, error)) return [text(say('pairing.not-posted'))];
    throw error;
  }
}

async function read({ store }: JobContext, id: string): Promise<{ invitation: Invitation | null; purpose: Purpose }> {
  return await store.transaction(async (stores) => {
    const invitation = await stores.invitations.find(id);
    return { invitation, purpose: invitation === null ? 'new' : await purposeOf(stores, invitation) };
  });
}

/** Whoever answered while the card was on its way left a state that the card has to show. */
async function keepMessage(context: JobContext, { id }: Invitation, message: Invitation['message']): Promise<void> {
  await context.store.transaction(async (stores) => {
    const latest = await stores.invitations.lock(id);
    if (latest === null) return;
    await stores.invitations.save({ ...latest, message });
    if (latest.state !== 'open') await stores.jobs.enqueue([{ name: 'refresh-invitation', invitationId: id }]);
  });
}

/** What to tell the inviter. */
type Problem = Card['elements'];

type Say = Parameters<typeof invitationCard>[0];

function obstacles(report: RoomReport, { to }: Invitation, say: Say): Problem | null {
  if (report.obstacles.length > 0) return lackingElements(say, report.obstacles);
  const absent = report.members !== 'unknown' && !report.members.includes(to.user);
  const sentence = whyNotPerson(say, to, absent ? 'not-here' : report.person);
  return sentence === null ? null : [text(sentence)];
}

/** Told first: a job that runs again tells nobody twice, and withdraws what it could not before. */
async function giveUp(context: JobContext, invitation: Invitation, what: Problem): Promise<void> {
  const say = context.content.library(invitation.fromLocale).say;
  const card = lackingCard(say, what, invitation.coupleId === null ? 'fresh' : 'ask', invitation.to);
  try {
    await context.whisper(invitation.from, invitation.room, card, `${invitationKey(invitation)}-lacking`);
  } catch (error) {
    if (!isFinal(error) && !isRefused(context, error)) throw error;
  }
  await context.store.transaction(async (stores) => {
    const latest = await stores.invitations.lock(invitation.id);
    if (latest?.state === 'open') await stores.invitations.save({ ...latest, state: 'withdrawn' });
  });
}

/** The platform says that it will never do this, however often it is asked. */
function isFinal(error: unknown): boolean {
  return error instanceof PlatformError && (error.kind === 'forbidden' || error.kind === 'gone');
}
