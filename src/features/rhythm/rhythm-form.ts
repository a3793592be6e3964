import type { Form } from '../../card/form.ts';
import { limits } from '../../card/limits.ts';
import type { Say } from '../../content/say.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { type Ritual, type Weekday, weekdays, weekdaysOf } from '../../model/ritual.ts';
import { type Depth, depths } from '../../model/theme.ts';
import { dayName } from '../../schedule/read-days.ts';
import type { CoupleContext } from '../context.ts';
import { clockWords, typeableClock } from '../time-words.ts';
import { typeableZone } from '../zone-words.ts';

/** What stands in the form. `us` is the day of the weekly check-in about the two of them, `null` for none. */
export type FormValues = {
  readonly days: readonly Weekday[];
  readonly time: PartnerWords;
  readonly zone: PartnerWords;
  readonly depth: Depth;
  readonly us: Weekday | null;
};

/** Sentences that take the place of an input's hint. */
export type Hints = Partial<Record<'days' | 'time' | 'zone', string>>;

/** Three evenings a week, until a couple chooses. */
const usual = { days: [1, 3, 5], time: '20:00' } as const;

/** How it stands now, as `me` sees it: the depth limit is one's own. */
export function valuesNow(context: CoupleContext, rituals: readonly Ritual[]): FormValues {
  const { me, say } = context;
  const question = rituals.find((ritual) => ritual.name === 'question');
  const us = rituals.find((ritual) => ritual.name === 'us');
  const zone = question?.rhythm.zone;
  return {
    days: question === undefined ? usual.days : weekdaysOf(question.rhythm),
    time: new PartnerWords(typeableClock(say, question?.rhythm.time ?? usual.time)),
    zone: new PartnerWords(typeableZone(context, zone === undefined || zone === 'UTC' ? me.zone : zone)),
    depth: me.depthLimit,
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
      {
        ...line('time', say.text('rhythm.form-time'), values.time),
        hint: hints.time ?? say.text('rhythm.form-time-hint', { time: clockWords(say, '19:30') }),
      },
      {
        ...line('zone', say.text('rhythm.form-zone'), values.zone),
        hint: hints.zone ?? say.text('rhythm.form-zone-hint'),
      },
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

function line(name: string, label: string, value: PartnerWords) {
  return { kind: 'text', name, label, lines: 'one', required: true, maxLength: limits.form.hint, value } as const;
}
