import type { RitualName } from './acts.ts';
import type { Late, OfPlan } from './dates.ts';
import type { OfJourney } from './journeys.ts';
import type { OfNotes } from './notes.ts';
import type { What } from './placing.ts';
import type { OfPulse } from './pulses.ts';
import type { OfTimes } from './times.ts';

/** What comes because of what both did, or one of them: both answers, a reminder of one of the two, an offer. */
type Besides = 'both' | `reminds ${0 | 1}` | `offers ${RitualName}`;

export type Comes = What | OfPlan | OfPulse | OfJourney | OfNotes | OfTimes | Besides;

/** What should have come in a room at a moment (ms since 1970). */
export type Due = { readonly room: string; readonly at: number; readonly what: Comes };

/** `late`: it need not come in that very minute. */
export type Expected = Due & { readonly late: Late | null };
