import { type Card, text } from '../../card/card.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { RoomReport } from '../../port/chat-platform.ts';
import type { JobOf } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { showLiving } from '../living-card.ts';
import { isRefused } from '../refused.ts';
import { invitationKey, livingInvitation } from './living-invitation.ts';
import { lackingCard, lackingElements, whyNotPerson } from './not-here.ts';

/**
 * Posts the card that asks the other, after a look at the room; again, if somebody has deleted it since. If Attune lacks
 * something there, or the other is not in it, the inviter is told what to do instead, and the invitation is withdrawn.
 */
export async function postInvitation(context: JobContext, job: JobOf<'post-invitation'>) {
  const invitation = await find(context, job.invitationId);
  if (invitation === null || invitation.state !== 'open') return;
  const problem = await tryToPost(context, invitation);
  if (problem !== null) await giveUp(context, invitation, problem);
}

/** `null` once the card is there, else what stands in the way. */
async function tryToPost(context: JobContext, invitation: Invitation): Promise<Problem | null> {
  const say = context.content.library(invitation.fromLocale).say;
  try {
    const report = await context.platform(invitation.room.platform).inspect(invitation.room, invitation.to);
    const problem = obstacles(report, invitation, say);
    if (problem !== null) return invitation.message === null ? problem : null;
    await showLiving(context, livingInvitation(context, invitation.id, report.readers), { post: true });
    return null;
  } catch (error) {
    if (!isFinal(error) && !isRefused(context, error)) throw error;
    // Once it was there and was answered, the answer's own job sees to what it shows.
    const latest = await find(context, invitation.id);
    return latest === null || latest.message === null ? [text(say('pairing.not-posted'))] : null;
  }
}

function find({ store }: JobContext, id: string): Promise<Invitation | null> {
  return store.transaction((stores) => stores.invitations.find(id));
}

/** What to tell the inviter. */
type Problem = Card['elements'];

type Say = Parameters<typeof lackingElements>[0];

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
