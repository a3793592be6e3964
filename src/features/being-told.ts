import { type Couple, type Side, sides } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Telling } from '../port/chat-platform.ts';
import { isQuiet } from '../schedule/quiet-hours.ts';

/** How a post in the room reaches those whom it concerns: some by being named in it, some by a note of their own. */
export type BeingTold = { readonly telling: Telling; readonly direct: readonly Side[] };

/**
 * Each hears of it once, in the way they chose, and never in their quiet hours. A post that comes while one of the two is
 * to be left in peace makes no sound for anybody: instead of being named, each gets a note, and that waits for the morning.
 */
export function howToTell(couple: Couple, concerned: readonly Side[], now: Instant): BeingTold {
  const { partners, quietHours } = couple;
  const silent = sides.some((side) => isQuiet(quietHours, partners[side].zone, now));
  const reached = concerned.filter((side) => partners[side].leftAt === null);
  const wants = (side: Side) => partners[side].hears;
  const named = silent ? [] : reached.filter((side) => wants(side) === 'mention');
  const direct = reached.filter((side) => wants(side) === 'direct' || (silent && wants(side) === 'mention'));
  return { telling: { users: named.map((side) => partners[side].user), silent: silent || named.length === 0 }, direct };
}

/** What is posted for both to find, and nobody needs to hear of. */
export const unheard: Telling = { users: [], silent: true };
