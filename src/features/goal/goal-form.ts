import { actionId } from '../../card/action-id.ts';
import type { Form, TextInput } from '../../card/form.ts';
import { dateIn } from '../../model/calendar-day.ts';
import { type GoalKind, goalKinds, goalLimits } from '../../model/goal.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { readTargetDay } from '../../schedule/read-target-day.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import { dayWords } from './goal-words.ts';

/** What stands in the form of a goal, as it was typed. */
export type Typed = {
  readonly what?: PartnerWords;
  readonly kind?: GoalKind;
  readonly day?: PartnerWords;
  readonly step?: PartnerWords;
};

/** What it says, once all of it could be read. */
type Read = {
  readonly words: PartnerWords;
  readonly kind: GoalKind;
  readonly target: string | null;
  readonly step: PartnerWords | null;
};

/** The form for a new goal. `id` is what it will be kept under, so that sent twice it is added once. */
export function addForm(context: CoupleContext, id: string, typed: Typed): Form {
  const { say } = context;
  return {
    action: actionId('goal.send', id),
    title: say.text('goal.form-add-title'),
    intro: say.text('goal.form-intro'),
    inputs: [
      ...aboutInputs(context, typed),
      input('step', typed.step, {
        label: say.text('goal.form-step'),
        hint: say.text('goal.form-step-hint'),
        required: false,
        maxLength: goalLimits.step,
      }),
    ],
    submit: say.text('goal.form-submit-add'),
  };
}

/** The form in which either of the two puts one differently. */
export function changeForm(context: CoupleContext, id: string, typed: Typed): Form {
  const { say } = context;
  return {
    action: actionId('goal.change', id),
    title: say.text('goal.form-change-title'),
    inputs: aboutInputs(context, typed),
    submit: say.text('goal.form-submit-change'),
  };
}

export function readTyped({ typed, picked }: Submitted): Typed {
  const kind = goalKinds.find((one) => one === picked['kind']?.[0]);
  const filled = (name: string) => {
    const words = typed[name];
    return words === undefined || words.blank ? {} : { [name]: words };
  };
  return { ...filled('what'), ...filled('day'), ...filled('step'), ...(kind === undefined ? {} : { kind }) };
}

/** What was typed; or what is wrong with it, by input. A day that stood there before may have gone by since. */
export function readGoal(
  { say, me, now }: CoupleContext,
  { what, kind, day, step }: Typed,
  before: string | null = null,
): Read | { readonly problems: Readonly<Record<string, string>> } {
  const today = dateIn(me.zone, now);
  const isBefore = day !== undefined && before !== null && day.reveal().trim() === dayWords(say, before);
  const target = day === undefined || isBefore ? null : readTargetDay(day.reveal(), today, say.locale);
  const problems = {
    ...(what === undefined ? { what: say.text('goal.problem-empty') } : tooLong(say, 'what', what, goalLimits.words)),
    ...(step === undefined ? {} : tooLong(say, 'step', step, goalLimits.step)),
    ...(target === null || target.ok ? {} : { day: say.text(target.problem, { day: exampleDay(say, today) }) }),
  };
  if (what === undefined || Object.keys(problems).length > 0) return { problems };
  const read = target === null ? (isBefore ? before : null) : target.ok ? target.value : null;
  return { words: what, kind: kind ?? 'other', target: read, step: step ?? null };
}

export function tooLong(
  say: CoupleContext['say'],
  name: string,
  { length }: PartnerWords,
  most: number,
): Readonly<Record<string, string>> {
  return length <= most ? {} : { [name]: say.text('goal.problem-too-long', { length, most }) };
}

/** A day as this reader writes one: half a year from now. */
function exampleDay(say: CoupleContext['say'], today: Temporal.PlainDate): string {
  return dayWords(say, today.add({ months: 6 }).with({ day: 12 }).toString());
}

function aboutInputs({ say, couple, me, now }: CoupleContext, { what, kind, day }: Typed): Form['inputs'] {
  return [
    input('what', what, {
      label: say.text('goal.form-what'),
      hint: say.text(couple.reveal === 'private' ? 'goal.form-what-private' : 'goal.form-what-hint'),
      required: true,
      maxLength: goalLimits.words,
    }),
    {
      kind: 'menu',
      name: 'kind',
      label: say.text('goal.form-kind'),
      placeholder: say.text('goal.form-kind-placeholder'),
      options: goalKinds.map((one) => ({ value: one, label: say.text(`goal.kind-${one}`) })),
      least: 0,
      most: 1,
      ...(kind === undefined ? {} : { value: [kind] }),
    },
    input('day', day, {
      label: say.text('goal.form-day'),
      hint: say.text('goal.form-day-hint', { day: exampleDay(say, dateIn(me.zone, now)) }),
      required: false,
      maxLength: 60,
    }),
  ];
}

export function input(
  name: string,
  value: PartnerWords | undefined,
  about: Pick<TextInput, 'label' | 'required' | 'maxLength'> & { readonly hint?: string; readonly lines?: 'many' },
): TextInput {
  return { kind: 'text', name, lines: 'one', ...about, ...(value === undefined ? {} : { value }) };
}

/** What stands in the form in which a goal is changed. */
export function typedOf(say: CoupleContext['say'], about: Pick<Read, 'words' | 'kind' | 'target'>): Typed {
  const { words, kind, target } = about;
  return { what: words, kind, ...(target === null ? {} : { day: new PartnerWords(dayWords(say, target)) }) };
}
