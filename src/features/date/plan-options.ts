import { limits } from '../../card/limits.ts';
import { dateIn } from '../../model/calendar-day.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { readDate } from '../../schedule/read-date.ts';
import { readTime } from '../../schedule/read-time.ts';
import { readZone } from '../../schedule/read-zone.ts';
import type { CoupleContext } from '../context.ts';
import type { OptionDefinition, Options } from '../definition.ts';
import { timeSentence, typeableClock } from '../time-words.ts';
import { typeableZone, zoneHelp, zoneSentence } from '../zone-words.ts';
import { longest } from './date-words.ts';
import { emptyValues, type Hints, type PlanValues } from './plan-form.ts';

/** What can be typed after the command; all of it can be typed in the form as well. */
export const planOptions: readonly OptionDefinition[] = [
  { name: 'what', description: 'date.option-what', required: false, kind: 'text', maxLength: longest.what },
  { name: 'day', description: 'date.option-day', required: false, kind: 'text', maxLength: limits.form.placeholder },
  { name: 'time', description: 'date.option-time', required: false, kind: 'text', maxLength: limits.form.placeholder },
  { name: 'zone', description: 'date.option-zone', required: false, kind: 'text', maxLength: limits.form.placeholder },
];

/** What can be read stands in the form as the cards write it; what cannot, as it was typed, with a sentence beside it. */
export function withOptions(context: CoupleContext, options: Options): { values: PlanValues; hints: Hints } {
  const { say, me, now } = context;
  const { what, day, time, zone } = options;
  const readings = {
    time: time === undefined ? null : readTime(time),
    zone: zone === undefined ? null : readZone(zone, zoneHelp(context)),
  };
  const words = (text: string) => new PartnerWords(text);
  const known: Partial<PlanValues> = {
    ...(what === undefined ? {} : { what: words(what) }),
    ...(day === undefined ? {} : { day: words(day) }),
    ...(time === undefined
      ? {}
      : { time: words(readings.time?.ok === true ? typeableClock(say, readings.time.value) : time) }),
    ...(zone === undefined
      ? {}
      : { zone: words(readings.zone?.ok === true ? typeableZone(context, readings.zone.value) : zone) }),
  };
  const clock = readings.zone?.ok === true ? readings.zone.value : me.zone;
  const today = dateIn(clock, now);
  const date = day === undefined ? null : readDate(day, { today, locale: say.locale });
  const hints: Hints = {
    ...(date?.ok === false ? { day: say.text(date.problem) } : {}),
    ...(readings.time?.ok === false ? { time: timeSentence(say, readings.time.problem) } : {}),
    ...(readings.zone?.ok === false ? hint(zoneSentence(say, readings.zone)) : {}),
  };
  return { values: emptyValues(context, known), hints };
}

/** Names of places can be long: then the usual hint is enough. */
function hint(zone: string): Hints {
  return zone.length <= limits.form.hint ? { zone } : {};
}
