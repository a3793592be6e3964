import { actionId } from '../../card/action-id.ts';
import type { Form, Input } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { isWeekly, type Rhythm, type RitualName, type Weekday, weekdays } from '../../model/ritual.ts';
import { dayName } from '../../schedule/read-days.ts';
import { type ClockValues, clockInputs, clockValues, type Problems, readClock } from '../clock-inputs.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';

/** What stands in the form of one ritual: on which days of the week it comes, or on which one of the month. */
export type RitualValues = ClockValues & { readonly on: boolean; readonly when: readonly Weekday[] | PartnerWords };

export type RitualReading = {
  readonly values: RitualValues;
  readonly problems: Problems;
  /** `null` where it could not be read. */
  readonly rhythm: Rhythm | null;
};

export function ritualValues(context: CoupleContext, on: boolean, rhythm: Rhythm): RitualValues {
  const when = isWeekly(rhythm) ? rhythm.days : new PartnerWords(String(rhythm.monthDay));
  return { on, when, ...clockValues(context, rhythm) };
}

/** One form for every ritual: whether it comes, on which days, at what time, by whose clock. */
export function ritualForm(say: Say, name: RitualName, values: RitualValues): Form {
  return {
    action: actionId('settings.ritual', name),
    title: say.text('settings.ritual-title'),
    intro: say.text('settings.ritual-intro', { what: say.text(`rhythm.what-${name}`) }),
    inputs: [
      {
        kind: 'radio',
        name: 'on',
        label: say.text('settings.ritual-switch'),
        options: ['on', 'off'].map((value) => ({
          value,
          label: say.text('settings.ritual-switch-value', { value }),
        })),
        required: true,
        value: values.on ? 'on' : 'off',
      },
      whenInput(say, values.when),
      ...clockInputs(say, values),
    ],
    submit: say.text('settings.save'),
  };
}

/** `before` says whether it goes by the week or by the month. */
export function readRitualForm(context: CoupleContext, submitted: Submitted, before: Rhythm): RitualReading {
  const { say } = context;
  const { values: typed, problems, clock } = readClock(context, submitted);
  const on = submitted.picked['on']?.[0] === 'on';
  if (isWeekly(before)) {
    const days = weekdays.filter((day) => (submitted.picked['days'] ?? []).includes(String(day)));
    const values = { on, when: days, ...typed };
    if (days.length === 0) {
      return { values, problems: { ...problems, days: say.text('rhythm.days-missing') }, rhythm: null };
    }
    return { values, problems, rhythm: clock === null ? null : { days, ...clock } };
  }
  const when = submitted.typed['day'] ?? new PartnerWords('');
  const values = { on, when, ...typed };
  const monthDay = readMonthDay(when.reveal());
  if (monthDay === null) {
    return { values, problems: { ...problems, day: say.text('settings.ritual-day-wrong') }, rhythm: null };
  }
  return { values, problems, rhythm: clock === null ? null : { monthDay, ...clock } };
}

function whenInput(say: Say, when: RitualValues['when']): Input {
  if (when instanceof PartnerWords) {
    return {
      kind: 'text',
      name: 'day',
      label: say.text('settings.ritual-day'),
      hint: say.text('settings.ritual-day-hint'),
      lines: 'one',
      required: true,
      maxLength: 20,
      value: when,
    };
  }
  return {
    kind: 'menu',
    name: 'days',
    label: say.text('rhythm.form-days'),
    options: weekdays.map((day) => ({ value: String(day), label: dayName(day, say.locale) })),
    least: 1,
    most: 7,
    value: when.map(String),
  };
}

/** `15`, `15th` or `15.`; `null` for what is no day of any month. */
function readMonthDay(typed: string): number | null {
  const [, digits] = /^\s*(\d{1,2})\s*\p{Letter}{0,2}\.?\s*$/u.exec(typed) ?? [];
  const monthDay = Number(digits);
  return monthDay >= 1 && monthDay <= 31 ? monthDay : null;
}
