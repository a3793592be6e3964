import type { Pause } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Ritual } from '../model/ritual.ts';
import { isOccurrence, nextOccurrence } from './next-occurrence.ts';

/**
 * The ritual with its next occurrence set: strictly after `after`, not before a pause ends, and past an occurrence
 * that somebody asked to skip. None while it is off, or paused without an end.
 */
export function planNext(ritual: Ritual, pause: Pause | null, after: Instant): Ritual {
  return { ...ritual, nextAt: nextAtOf(ritual, pause, after), waitingSince: null };
}

/** The next occurrence is left out, because somebody asked. */
export function skipNext(ritual: Ritual): Ritual {
  if (ritual.nextAt === null) return ritual;
  return {
    ...ritual,
    nextAt: nextOccurrence(ritual.rhythm, ritual.nextAt),
    waitingSince: null,
    lastSkip: { dueAt: ritual.nextAt, why: 'asked' },
  };
}

/** The skipped occurrence at `dueAt` comes after all; `null` when it has gone by, or was never skipped. */
export function takeBackSkip(ritual: Ritual, dueAt: Instant, now: Instant): Ritual | null {
  if (ritual.nextAt === null || !Number.isInteger(dueAt) || dueAt <= now || dueAt > ritual.nextAt) return null;
  if (dueAt === ritual.nextAt) return ritual;
  const skipped = ritual.lastSkip?.dueAt === dueAt || isOccurrence(ritual.rhythm, dueAt);
  return skipped ? { ...ritual, nextAt: dueAt, waitingSince: null, lastSkip: null } : null;
}

/** Whether the occurrence that would come next was skipped, and its time is still ahead. */
export function isSkipAhead(ritual: Ritual, now: Instant): boolean {
  return ritual.lastSkip?.why === 'asked' && ritual.lastSkip.dueAt > now;
}

function nextAtOf({ on, rhythm, lastSkip }: Ritual, pause: Pause | null, after: Instant): Instant | null {
  if (!on) return null;
  if (pause !== null && pause.until === null) return null;
  const from = Math.max(after, (pause?.until ?? 0) - 1);
  const skippedTo = lastSkip?.why === 'asked' ? lastSkip.dueAt : from;
  return nextOccurrence(rhythm, Math.max(from, skippedTo));
}
