import type { Chance } from './chance.ts';

/** A rhythm as people choose it: ISO days of the week or a day of the month, a local time `HH:MM`, an IANA zone. */
export type ChosenRhythm = ({ readonly days: readonly number[] } | { readonly monthDay: number }) & {
  readonly time: string;
  readonly zone: string;
};

/**
 * What two people may switch on, and what takes precedence first: the look into their jar, what comes back on a day, the
 * pulse, the look back at their month, and the look at their goals.
 */
export const ritualNames = ['digest', 'day', 'pulse', 'review', 'goals'] as const;

export type RitualName = (typeof ritualNames)[number];

/**
 * What two people do, in the order in which they do it. Times are milliseconds since 1970. They answer a question that came,
 * rate all of the pulse, decide about what is offered, and begin a journey, or leave it.
 */
export type Act = { readonly at: number } & (
  | { readonly kind: 'pair' }
  | { readonly kind: 'schedule'; readonly rhythm: ChosenRhythm; readonly us: number | null }
  | { readonly kind: 'ritual'; readonly what: RitualName; readonly rhythm: ChosenRhythm | null }
  | { readonly kind: 'say'; readonly who: 0 | 1 }
  | { readonly kind: 'keep'; readonly day: string }
  | { readonly kind: 'aim'; readonly goal: number }
  | { readonly kind: 'reach'; readonly goal: number }
  | { readonly kind: 'plan'; readonly day: string; readonly time: string; readonly zone: string }
  | { readonly kind: 'answer'; readonly who: 0 | 1; readonly question: string }
  | { readonly kind: 'rate'; readonly who: 0 | 1 }
  | { readonly kind: 'decide'; readonly who: 0 | 1; readonly what: RitualName; readonly yes: boolean }
  | { readonly kind: 'walk'; readonly who: 0 | 1; readonly journey: string }
  | { readonly kind: 'leave'; readonly who: 0 | 1 }
  | { readonly kind: 'pause'; readonly days: number | null }
  | { readonly kind: 'resume' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'quiet'; readonly from: string; readonly to: string }
  | { readonly kind: 'move' }
  | { readonly kind: 'unpair' }
  | { readonly kind: 'forget' }
);

/** An act, and whether Attune took it: a form may have come back with what was wrong. */
export type Done = { readonly act: Act; readonly taken: boolean; readonly room: string };

export const dayMs = 86_400_000;
const minuteMs = 60_000;

/** On a minute of the day that no rhythm and no quiet hours begin at. */
export function moment(chance: Chance, day: number): number {
  const midnight = Math.floor(day / dayMs) * dayMs;
  return midnight + chance.whole(0, 47) * 30 * minuteMs + chance.whole(3, 27) * minuteMs;
}
