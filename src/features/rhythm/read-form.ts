import { PartnerWords } from '../../model/partner-words.ts';
import { type Weekday, type WeeklyRhythm, weekdays } from '../../model/ritual.ts';
import { type Depth, depths } from '../../model/theme.ts';
import { readTime } from '../../schedule/read-time.ts';
import { readZone } from '../../schedule/read-zone.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import { timeSentence } from '../time-words.ts';
import { zoneHelp, zoneSentence } from '../zone-words.ts';
import type { FormValues } from './rhythm-form.ts';

/** What the two will have: the question's rhythm, the day of the us check-in at the same time, and one's own depth. */
export type RhythmWish = { readonly rhythm: WeeklyRhythm; readonly us: Weekday | null; readonly depth: Depth };

/** A sentence per input that could not be taken. */
export type Problems = Readonly<Record<string, string>>;

export type FormReading = {
  /** As it was filled in, to show it again. */
  readonly values: FormValues;
  readonly problems: Problems;
  readonly wish: RhythmWish | null;
};

/** Reads the submitted form. Where both fall on one day, the us check-in takes the question's place. */
export function readRhythmForm(context: CoupleContext, submitted: Submitted, before: FormValues): FormReading {
  const { say } = context;
  const values = valuesOf(submitted, before);
  const time = readTime(values.time.reveal());
  const zone = readZone(values.zone.reveal(), zoneHelp(context));
  const days = values.days.filter((day) => day !== values.us);

  const problems: Record<string, string> = {};
  if (values.days.length === 0) problems['days'] = say.text('rhythm.days-missing');
  else if (days.length === 0) problems['us'] = say.text('rhythm.us-takes-only-day');
  if (!time.ok) problems['time'] = timeSentence(say, time.problem);
  if (!zone.ok) problems['zone'] = zoneSentence(say, zone);

  if (!time.ok || !zone.ok || days.length === 0) return { values, problems, wish: null };
  const rhythm = { days, time: time.value, zone: zone.value };
  return { values, problems, wish: { rhythm, us: values.us, depth: values.depth } };
}

function valuesOf({ typed, picked }: Submitted, before: FormValues): FormValues {
  const us = picked['us'] === undefined ? before.us : (dayOf(picked['us'][0]) ?? null);
  return {
    days: weekdays.filter((day) => (picked['days'] ?? []).includes(String(day))),
    time: typed['time'] ?? new PartnerWords(''),
    zone: typed['zone'] ?? new PartnerWords(''),
    depth: depths.find((depth) => picked['depth']?.[0] === String(depth)) ?? before.depth,
    us,
  };
}

function dayOf(value: string | undefined): Weekday | undefined {
  return weekdays.find((day) => String(day) === value);
}
