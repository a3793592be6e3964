import type { Form } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { type Ritual, type Weekday, weekdays, weekdaysOf } from '../../model/ritual.ts';
import { type Depth, depths } from '../../model/theme.ts';
import { dayName } from '../../schedule/read-days.ts';
import { type ClockValues, clockInputs, clockValues } from '../clock-inputs.ts';
import type { CoupleContext } from '../context.ts';

/** What stands in the form. `us` is the day of the weekly check-in about the two of them, `null` for none. */
export type FormValues = ClockValues & {
  readonly days: readonly Weekday[];
  readonly depth: Depth;
  readonly us: Weekday | null;
};

/** Sentences that take the place of an input's hint. */
export type Hints = Partial<Record<'days' | 'time' | 'zone', string>>;

/** Three evenings a week, until a couple chooses. */
const usual = { days: [1, 3, 5], time: '20:00' } as const;

/** How it stands now, as `me` sees it: the depth limit is one's own. */
export function valuesNow(context: CoupleContext, rituals: readonly Ritual[]): FormValues {
  const question = rituals.find((ritual) => ritual.name === 'question');
  const us = rituals.find((ritual) => ritual.name === 'us');
  return {
    days: question === undefined ? usual.days : weekdaysOf(question.rhythm),
    ...clockValues(context, question?.rhythm ?? usual),
    depth: context.me.depthLimit,
    us: us?.on === true ? (weekdaysOf(us.rhythm)[0] ?? null) : null,
  };
}

export function rhythmForm(say: Say, values: FormValues, hints: Hints = {}): Form {
  const days = weekdays.map((day) => ({ value: String(day), label: dayName(day, say.locale) }));
  return {
    action: 'rhythm.save',
    title: say.text('rhythm.form-title'),
    inputs: [
      {
        kind: 'menu',
        name: 'days',
        label: say.text('rhythm.form-days'),
        hint: hints.days ?? say.text('rhythm.form-days-hint'),
        options: days,
        least: 1,
        most: 7,
        value: values.days.map(String),
      },
      ...clockInputs(say, values, hints),
      {
        kind: 'radio',
        name: 'depth',
        label: say.text('rhythm.form-depth'),
        hint: say.text('rhythm.form-depth-hint'),
        options: depths.map((depth) => ({ value: String(depth), label: say.text(depthLabels[depth]) })),
        required: true,
        value: String(values.depth),
      },
      {
        kind: 'menu',
        name: 'us',
        label: say.text('rhythm.form-us'),
        hint: say.text('rhythm.form-us-hint'),
        options: [{ value: 'off', label: say.text('rhythm.form-us-off') }, ...days],
        least: 1,
        most: 1,
        value: [values.us === null ? 'off' : String(values.us)],
      },
    ],
    submit: say.text('rhythm.form-submit'),
  };
}

const depthLabels = { 1: 'rhythm.depth-1', 2: 'rhythm.depth-2', 3: 'rhythm.depth-3' } as const;
