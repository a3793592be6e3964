import { isKept } from '../../model/appreciation.ts';
import { asRevealed } from '../../model/check-in.ts';
import type { Couple, Side } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { About } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';

/** Whether a note is still news to its reader: they have not acted on what it leads to, and it is still there. */
export async function isStillNews(
  stores: Stores,
  couple: Couple,
  reader: Side,
  { kind, id }: About,
  now: Instant,
): Promise<boolean> {
  if (couple.ending !== null) return false;
  switch (kind) {
    case 'question': {
      // Of those that came in one night, the newest.
      const checkIn = await stores.checkIns.latestOpen(couple.id, now);
      return checkIn?.id === id && checkIn.answeredAt[reader] === null && checkIn.passed[reader] === null;
    }
    case 'reveal':
      return !(await hasReplied(stores, id, reader, null));
    case 'reply': {
      const response = await stores.answers.findResponse(id);
      return response !== null && !(await hasReplied(stores, response.checkInId, reader, response.at));
    }
    case 'appreciation': {
      const appreciation = await stores.appreciations.find(id);
      return appreciation !== null && isKept(appreciation);
    }
  }
}

/** Whoever has replied has seen the reveal, and what was said below it before. */
async function hasReplied(stores: Stores, checkInId: string, side: Side, since: Instant | null): Promise<boolean> {
  const checkIn = await stores.checkIns.find(checkInId);
  const revealed = checkIn === null ? null : asRevealed(checkIn);
  if (revealed === null) return true;
  const responses = await stores.answers.responses(revealed);
  return responses.some((one) => one.side === side && (since === null || one.at > since));
}
