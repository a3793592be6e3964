import type { CheckInId } from './check-in.ts';
import type { CoupleId, Side } from './couple.ts';
import { hour, type Instant } from './instant.ts';
import type { MessageRef } from './place.ts';

export type JourneyRunId = string;

/** A couple on its way through a journey. */
export type JourneyRun = {
  readonly id: JourneyRunId;
  readonly coupleId: CoupleId;
  /** Which one, by its id in the content. */
  readonly journey: string;
  /** Who began it; `null` for the one that comes to every new couple. */
  readonly by: Side | null;
  readonly startedAt: Instant;
  /** What it asks this couple, by id, fixed when it begins: what is ruled out later is filled in, not left out. */
  readonly steps: readonly string[];
  /** How many of them were asked. */
  readonly asked: number;
  /** The question that was asked last, and by which check-in. */
  readonly last: { readonly checkIn: CheckInId; readonly promptId: string } | null;
  /** `closing` once all were asked, until it was brought to its end. */
  readonly state: 'running' | 'closing' | 'over' | 'left';
  /** When its end is to be looked at. */
  readonly closesAt: Instant | null;
  /** Its card in the room. */
  readonly message: MessageRef | null;
};

/** Fewer are no journey. */
export const leastSteps = 3;

/** After the last question, so that its answers come first. */
const restBeforeTheEnd = 16 * hour;

export function newRun(
  what: Pick<JourneyRun, 'id' | 'coupleId' | 'journey' | 'by' | 'steps'>,
  startedAt: Instant,
): JourneyRun {
  return { ...what, startedAt, asked: 0, last: null, state: 'running', closesAt: null, message: null };
}

/** The question of this step, counted from 1, was put to the couple. */
export function withAsked(run: JourneyRun, asked: number, last: JourneyRun['last'], now: Instant): JourneyRun {
  const isAll = asked >= run.steps.length;
  return {
    ...run,
    asked,
    last,
    state: isAll ? 'closing' : 'running',
    closesAt: isAll ? now + restBeforeTheEnd : null,
  };
}

/** Its last question was never seen: it comes again. */
export function backAStep(run: JourneyRun): JourneyRun {
  return { ...run, asked: Math.max(0, run.asked - 1), last: null, state: 'running', closesAt: null };
}

export function left(run: JourneyRun): JourneyRun {
  return { ...run, state: 'left', closesAt: null };
}

/** Its end waits until a moment: for the answers to its last question, or for the end of quiet hours. */
export function later(run: JourneyRun, at: Instant): JourneyRun {
  return { ...run, closesAt: at };
}

export function over(run: JourneyRun): JourneyRun {
  return { ...run, state: 'over', closesAt: null };
}
