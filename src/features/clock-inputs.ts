import type { TextInput } from '../card/form.ts';
import { limits } from '../card/limits.ts';
import type { Say } from '../content/say.ts';
import { PartnerWords } from '../model/partner-words.ts';
import { readTime } from '../schedule/read-time.ts';
import { readZone } from '../schedule/read-zone.ts';
import type { CoupleContext } from './context.ts';
import type { Submitted } from './definition.ts';
import { clockWords, timeSentence, typeableClock } from './time-words.ts';
import { typeableZone, zoneHelp, zoneSentence } from './zone-words.ts';

/** A time of day and whose clock it goes by, as they stand in a form. */
export type ClockValues = { readonly time: PartnerWords; readonly zone: PartnerWords };

/** A sentence per input that could not be taken. */
export type Problems = Readonly<Record<string, string>>;

/** What was typed, and what it says where both can be read. */
export type ClockReading = {
  readonly values: ClockValues;
  readonly problems: Problems;
  readonly clock: { readonly time: string; readonly zone: string } | null;
};

/** As it is now, so that it can be read again. A zone that nobody has told is no clock to go by: then it is one's own. */
export function clockValues(
  context: CoupleContext,
  now: { readonly time: string; readonly zone?: string },
): ClockValues {
  const { say, me } = context;
  const zone = now.zone === undefined || now.zone === 'UTC' ? me.zone : now.zone;
  return {
    time: new PartnerWords(typeableClock(say, now.time)),
    zone: new PartnerWords(typeableZone(context, zone)),
  };
}

/** The two inputs of it. `hints` take the place of the usual ones. */
export function clockInputs(
  say: Say,
  { time, zone }: ClockValues,
  hints: Partial<Record<'time' | 'zone', string>> = {},
): readonly [TextInput, TextInput] {
  return [
    {
      ...line('time', say.text('rhythm.form-time'), time),
      hint: hints.time ?? say.text('rhythm.form-time-hint', { time: clockWords(say, '19:30') }),
    },
    { ...line('zone', say.text('rhythm.form-zone'), zone), hint: hints.zone ?? say.text('rhythm.form-zone-hint') },
  ];
}

export function readClock(context: CoupleContext, { typed }: Submitted): ClockReading {
  const { say } = context;
  const values = { time: typed['time'] ?? new PartnerWords(''), zone: typed['zone'] ?? new PartnerWords('') };
  const time = readTime(values.time.reveal());
  const zone = readZone(values.zone.reveal(), zoneHelp(context));
  const problems = {
    ...(time.ok ? {} : { time: timeSentence(say, time.problem) }),
    ...(zone.ok ? {} : { zone: zoneSentence(say, zone) }),
  };
  return { values, problems, clock: time.ok && zone.ok ? { time: time.value, zone: zone.value } : null };
}

function line(name: string, label: string, value: PartnerWords) {
  return { kind: 'text', name, label, lines: 'one', required: true, maxLength: limits.form.hint, value } as const;
}
