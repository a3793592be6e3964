import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import { type Markup, person, plain } from '../../card/markup.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { RoomReport } from '../../port/chat-platform.ts';
import type { Job } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { acceptedCard, closedCard, invitationCard, type Purpose } from './invitation-cards.ts';

/**
 * Posts the card that asks the other, after a look at the room. If Attune lacks something there, or the other
 * is not in it, the inviter is told what to do instead, and the invitation is withdrawn.
 */
export async function postInvitation(context: JobContext, job: Extract<Job, { name: 'post-invitation' }>) {
  const { invitation, purpose } = await read(context, job.invitationId);
  if (invitation === null || invitation.state !== 'open' || invitation.message !== null) return;
  const problem = await tryToPost(context, invitation, purpose);
  if (problem !== null) await giveUp(context, invitation, problem);
}

/** Shows on the room's card how the invitation stands. One that was accepted before its card was there is posted. */
export async function refreshInvitation(context: JobContext, job: Extract<Job, { name: 'refresh-invitation' }>) {
  const { store, content } = context;
  const found = await store.transaction(async (stores) => {
    const invitation = await stores.invitations.find(job.invitationId);
    if (invitation === null || invitation.state === 'open') return null;
    const say = content.library(invitation.fromLocale).say;
    const accepted = invitation.state === 'accepted';
    return { invitation, card: accepted ? await acceptedCard(stores, say, invitation) : closedCard(say, invitation) };
  });
  if (found === null) return;
  const { invitation, card } = found;
  if (invitation.message !== null) return await context.edit(invitation.message, card);
  const earlier = await store.transaction((stores) => stores.posts.find(keyOf(invitation)));
  if (earlier === null && invitation.state !== 'accepted') return;
  const message = await context.post(invitation.room, card, keyOf(invitation));
  // What an earlier try has posted shows the invitation as it was, and the platform knows it by its key.
  if (earlier !== null) await context.edit(message, card);
  await store.transaction(async (stores) => {
    const latest = await stores.invitations.lock(invitation.id);
    if (latest !== null) await stores.invitations.save({ ...latest, message });
  });
}

/** `null` once the card is there, else what stands in the way. */
async function tryToPost(context: JobContext, invitation: Invitation, purpose: Purpose): Promise<Problem | null> {
  const say = context.content.library(invitation.fromLocale).say;
  try {
    const report = await context.platform(invitation.room.platform).inspect(invitation.room);
    const problem = obstacles(report, invitation, say);
    if (problem !== null) return problem;
    const card = invitationCard(say, invitation, purpose, report.readers);
    await keepMessage(context, invitation, await context.post(invitation.room, card, keyOf(invitation)));
    return null;
  } catch (error) {
    if (isFinal(error)) return [text(say('pairing.not-posted'))];
    throw error;
  }
}

async function read({ store }: JobContext, id: string): Promise<{ invitation: Invitation | null; purpose: Purpose }> {
  return await store.transaction(async (stores) => {
    const invitation = await stores.invitations.find(id);
    const coupleId = invitation?.coupleId ?? null;
    const couple = coupleId === null ? null : await stores.couples.find(coupleId);
    const purpose = couple === null ? 'new' : couple.ending === null ? 'move' : 'restore';
    return { invitation, purpose };
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
  if (report.obstacles.length > 0) {
    const lines = report.obstacles
      .slice(0, 10)
      .map(({ missing, remedy }): Markup => [{ kind: 'strong', content: plain(missing) }, ...plain(`: ${remedy}`)]);
    return [text(say('pairing.lacking')), ...lines.map((line) => text(line))];
  }
  const absent = report.members !== 'unknown' && !report.members.includes(to.user);
  return absent ? [text(say('pairing.not-here', { to: person(to) }))] : null;
}

/** Told first: a job that runs again tells nobody twice, and withdraws what it could not before. */
async function giveUp(context: JobContext, invitation: Invitation, what: Problem): Promise<void> {
  const say = context.content.library(invitation.fromLocale).say;
  const wish = invitation.coupleId === null ? 'fresh' : 'ask';
  const again = actionId('pairing.invite', wish, invitation.to.user);
  const card: Card = {
    title: say.text('pairing.lacking-title'),
    tone: 'notice',
    elements: [...what, buttons(button(say.text('pairing.try-again'), again, 'main'))],
  };
  try {
    await context.whisper(invitation.from, invitation.room, card, `${keyOf(invitation)}-lacking`);
  } catch (error) {
    if (!isFinal(error)) throw error;
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

function keyOf({ id }: Invitation): string {
  return `invitation-${id}`;
}
