import type { Instant } from '../model/instant.ts';
import type { Ritual } from '../model/ritual.ts';
import { planNext } from './plan-ritual.ts';
import type { Moment } from './timetable.ts';

/** A ritual that was due, once what becomes of it was done. */
export function movedOn(ritual: Ritual, moment: Moment, now: Instant): Ritual {
  switch (moment.kind) {
    case 'now':
      return { ...planNext(ritual, null, now), cameAt: moment.at, lastSkip: null };
    case 'later':
      return { ...ritual, nextAt: moment.at, waitingSince: moment.dueAt };
    case 'too-late':
      return { ...planNext(ritual, null, now), lastSkip: { dueAt: moment.dueAt, why: 'late' } };
    case 'silent':
      return { ...planNext(ritual, null, now), lastSkip: null };
  }
}
