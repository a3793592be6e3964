import { latenessLimit } from '../../model/check-in.ts';
import { day, type Instant } from '../../model/instant.ts';
import type { DueRitual } from '../../port/stores/ritual-store.ts';
import { nextOccurrence } from '../../schedule/next-occurrence.ts';
import { comesAt } from '../upcoming.ts';

/** What becomes of a due ritual: asked now, asked later because it is quiet, or left out because it would be too late. */
export type Moment =
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'too-late'; readonly dueAt: Instant };

/**
 * Nothing is posted in the quiet hours of either. What falls due in them (they were changed after the rhythm was
 * chosen) waits for their end, and counts as due only then. What Attune was late with, and cannot ask within the
 * limit outside of them, is left out. Of several that fell due meanwhile only the newest counts.
 */
export function momentOf(due: Pick<DueRitual, 'ritual' | 'couple'>, now: Instant): Moment {
  const missed = missedUntil(due.ritual, now);
  const moments = missed.map((dueAt) => momentOfOne(due.couple, dueAt, now));
  return moments.findLast(({ kind }) => kind !== 'too-late') ?? { kind: 'too-late', dueAt: missed.at(-1) ?? now };
}

function momentOfOne(couple: DueRitual['couple'], dueAt: Instant, now: Instant): Moment {
  const wantedAt = comesAt(couple, dueAt);
  if (wantedAt > now) return { kind: 'later', at: wantedAt };
  const possibleAt = comesAt(couple, now);
  if (possibleAt - wantedAt > latenessLimit) return { kind: 'too-late', dueAt };
  return possibleAt > now ? { kind: 'later', at: possibleAt } : { kind: 'now' };
}

/** What was planned, and every occurrence since then that can still matter: quiet hours end within two days. */
function missedUntil({ rhythm, nextAt }: DueRitual['ritual'], now: Instant): readonly Instant[] {
  const all = [nextAt ?? now];
  let next = nextOccurrence(rhythm, Math.max(nextAt ?? now, now - 3 * day));
  while (next <= now) {
    all.push(next);
    next = nextOccurrence(rhythm, next);
  }
  return all;
}
