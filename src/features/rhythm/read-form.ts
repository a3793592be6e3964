import { type Weekday, type WeeklyRhythm, weekdays } from '../../model/ritual.ts';
import { type Depth, depths } from '../../model/theme.ts';
import { type Problems, readClock } from '../clock-inputs.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import type { FormValues } from './rhythm-form.ts';

/** What the two will have: the question's rhythm, the day of the us check-in at the same time, and one's own depth. */
export type RhythmWish = {
  readonly rhythm: WeeklyRhythm;
  readonly us: Weekday | null;
  /** Whether the us check-in takes that day from the question just now. */
  readonly usInstead: boolean;
  readonly depth: Depth;
};

export type FormReading = {
  /** As it was filled in, to show it again. */
  readonly values: FormValues;
  readonly problems: Problems;
  readonly wish: RhythmWish | null;
};

/**
 * Reads the submitted form. The day of the us check-in is taken from the question, as the form says; where both were on it
 * already, both stay.
 */
export function readRhythmForm(context: CoupleContext, submitted: Submitted, before: FormValues): FormReading {
  const { say } = context;
  const { values: typed, problems: unread, clock } = readClock(context, submitted);
  const values = { ...pickedIn(submitted, before), ...typed };
  const isShared = (day: Weekday): boolean => day === before.us && before.days.includes(day);
  const days = values.days.filter((day) => day !== values.us || isShared(day));

  const problems: Record<string, string> = { ...unread };
  if (values.days.length === 0) problems['days'] = say.text('rhythm.days-missing');
  else if (days.length === 0) problems['us'] = say.text('rhythm.us-takes-only-day');

  if (clock === null || days.length === 0) return { values, problems, wish: null };
  const { us, depth } = values;
  const usInstead = days.length < values.days.length;
  return { values, problems, wish: { rhythm: { days, ...clock }, us, usInstead, depth } };
}

function pickedIn({ picked }: Submitted, before: FormValues): Omit<FormValues, 'time' | 'zone'> {
  return {
    days: weekdays.filter((day) => (picked['days'] ?? []).includes(String(day))),
    depth: depths.find((depth) => picked['depth']?.[0] === String(depth)) ?? before.depth,
    us: picked['us'] === undefined ? before.us : (dayOf(picked['us'][0]) ?? null),
  };
}

function dayOf(value: string | undefined): Weekday | undefined {
  return weekdays.find((day) => String(day) === value);
}
