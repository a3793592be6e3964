import { actionId } from '../../card/action-id.ts';
import type { Form, TextInput } from '../../card/form.ts';
import { limits } from '../../card/limits.ts';
import { dateAt, dayAt } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import { dateIn } from '../../model/calendar-day.ts';
import type { DateNote, DatePlan, DatePlanId } from '../../model/date-plan.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { isZoneKnown } from '../../model/zone.ts';
import { readDate } from '../../schedule/read-date.ts';
import type { CoupleContext } from '../context.ts';
import { clockWords, typeableClock } from '../time-words.ts';
import { typeableZone } from '../zone-words.ts';
import { longest } from './date-words.ts';

/** What stands in the form. */
export const planInputs = ['what', 'day', 'time', 'zone', 'note'] as const;

export type PlanInput = (typeof planInputs)[number];

export type PlanValues = Readonly<Record<PlanInput, PartnerWords>>;

/** Which plan the form is about, as it was when the form opened; 0 for one that is not there yet. */
export type Editing = { readonly id: DatePlanId; readonly revision: number };

/** How long each input may be. */
export const longestInput: Readonly<Record<PlanInput, number>> = {
  what: longest.what,
  day: limits.form.placeholder,
  time: limits.form.placeholder,
  zone: limits.form.placeholder,
  note: longest.note,
};

/** A sentence that takes the place of an input's hint. */
export type Hints = Partial<Record<PlanInput, string>>;

/** What the form says beside its inputs: what could not be read, and who else sees what stands there. */
export type Beside = { readonly hints?: Hints; readonly sharesNote?: boolean; readonly isEvent?: boolean };

/** A form with nothing in it but one's own zone, and what is known already. */
export function emptyValues(context: CoupleContext, known: Partial<PlanValues> = {}): PlanValues {
  const { me } = context;
  const zone = new PartnerWords(isZoneKnown(me) ? typeableZone(context, me.zone) : '');
  const none = new PartnerWords('');
  return { what: none, day: none, time: none, zone, note: none, ...known };
}

/** A plan as it can be typed again. */
export function valuesOf(context: CoupleContext, plan: DatePlan, note: DateNote | null): PlanValues {
  const { say, now } = context;
  const local = Temporal.Instant.fromEpochMilliseconds(plan.at).toZonedDateTimeISO(plan.zone);
  const none = new PartnerWords('');
  return {
    what: plan.what ?? none,
    day: new PartnerWords(typeableDay(say, plan, now)),
    time: new PartnerWords(typeableClock(say, local.toPlainTime().toString({ smallestUnit: 'minute' }))),
    zone: new PartnerWords(typeableZone(context, plan.zone)),
    note: note?.words ?? none,
  };
}

export function planForm(
  { say }: Pick<CoupleContext, 'say'>,
  { id, revision }: Editing,
  values: PlanValues,
  { hints = {}, sharesNote = false, isEvent = false }: Beside = {},
): Form {
  const line = (name: PlanInput, hint: string): TextInput => ({
    kind: 'text',
    name,
    label: say.text(`date.form-${name}`),
    hint: hints[name] ?? hint,
    lines: 'one',
    required: true,
    maxLength: longestInput[name],
    value: values[name],
  });
  return {
    action: actionId('date.keep', id, revision),
    title: say.text(revision === 0 ? 'date.form-title' : 'date.form-title-change'),
    inputs: [
      { ...line('what', say.text(isEvent ? 'date.form-what-hint-event' : 'date.form-what-hint')), lines: 'many' },
      line('day', say.text('date.form-day-hint')),
      line('time', say.text('date.form-time-hint', { time: clockWords(say, '19:30') })),
      line('zone', say.text('date.form-zone-hint')),
      {
        ...line('note', say.text(sharesNote ? 'date.form-note-hint-shared' : 'date.form-note-hint')),
        lines: 'many',
        required: false,
      },
    ],
    submit: say.text(revision === 0 ? 'date.form-submit' : 'date.form-submit-change'),
  };
}

/** As the cards write the day, where it can be read again; else with its year, or in digits. */
function typeableDay(say: Say, { at, zone }: Pick<DatePlan, 'at' | 'zone'>, now: number): string {
  const date = dateIn(zone, at);
  const isReadable = (written: string) => {
    const reading = readDate(written, { today: dateIn(zone, now), locale: say.locale });
    return reading.ok && reading.value.equals(date);
  };
  const ways = [dayAt(at, zone, say.locale), dateAt(at, zone, say.locale)];
  return ways.find(isReadable) ?? date.toString();
}
