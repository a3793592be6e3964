import { z } from 'zod';
import { actionId } from '../../card/action-id.ts';
import type { Form, TextInput } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { type CalendarDay, dayIn } from '../../model/calendar-day.ts';
import type { Side } from '../../model/couple.ts';
import {
  type KeptMoment,
  type Moment,
  type MomentKind,
  momentKinds,
  momentLimit,
  withQuiet,
} from '../../model/moment.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { readPastDay } from '../../schedule/read-past-day.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import { daySentence, exampleDay, typeableDay } from './day-sentences.ts';

/** Whether it comes back: each year, not by itself, or never, as it is kept quiet. */
const returns = ['yearly', 'once', 'quiet'] as const;

type Return = (typeof returns)[number];

/** What stands in the form. */
export type Typed = {
  readonly what: PartnerWords | null;
  readonly day: PartnerWords | null;
  readonly kind: MomentKind;
  readonly back: Return;
};

/** What was read of it. */
export type Read = Pick<KeptMoment, 'words' | 'day' | 'kind'> & { readonly back: Return };

/** What can be picked in it. */
export const offers = { kind: z.enum(momentKinds), back: z.enum(returns) };

/** With nothing in it but what was typed after the command. */
export function emptyForm(what: PartnerWords): Typed {
  return { what: what.blank ? null : what, day: null, kind: 'small', back: 'yearly' };
}

/** One as it is, for who opens it. */
export function typedOf({ say, side, now, me }: CoupleContext, moment: KeptMoment): Typed {
  const day = new PartnerWords(typeableDay(say, moment.day, dayIn(me.zone, now)));
  const back = moment.quiet[side] ? 'quiet' : moment.yearly ? 'yearly' : 'once';
  return { what: moment.words, day, kind: moment.kind, back };
}

/** The form for a new one, which will be kept under this id: sent twice it is kept once. */
export function addForm(context: CoupleContext, id: string, typed: Typed): Form {
  return formOf(context, actionId('moment.keep', id), typed, context.say.text('moment.form-submit'));
}

/** The form in which its author changes one. `place`: where in the list one came from. */
export function changeForm(context: CoupleContext, id: string, place: readonly string[], typed: Typed): Form {
  return formOf(context, actionId('moment.change', id, ...place), typed, context.say.text('moment.form-submit-change'));
}

export function readTyped({ typed, picked }: Submitted): Typed {
  const { what, day } = typed;
  return {
    what: what === undefined || what.blank ? null : what,
    day: day === undefined || day.blank ? null : day,
    kind: offers.kind.catch('small').parse(picked['kind']?.[0]),
    back: offers.back.catch('once').parse(picked['back']?.[0]),
  };
}

/** What was typed, if all of it can be taken; or what is wrong, by input. `today` is by its author's clock. */
export function readMoment(
  { say, me, now }: Pick<CoupleContext, 'say' | 'me' | 'now'>,
  { what, day, kind, back }: Typed,
): Read | Readonly<Record<string, string>> {
  const today = dayIn(me.zone, now);
  const reading = readPastDay(day?.reveal() ?? '', { today, locale: say.locale });
  const wrong = {
    ...wrongWords(say, what),
    ...(reading.ok ? {} : { day: daySentence(say, reading.problem, today) }),
  };
  return what !== null && reading.ok && Object.keys(wrong).length === 0
    ? { words: what, day: reading.value, kind, back }
    : wrong;
}

export function isRead(read: ReturnType<typeof readMoment>): read is Read {
  return 'words' in read && read.words instanceof PartnerWords;
}

/** Whether it comes back, as one partner wishes; the other's wish to keep it quiet stands. */
export function withReturn({ yearly, quiet }: Pick<Moment, 'yearly' | 'quiet'>, side: Side, back: Return) {
  const isQuiet = back === 'quiet';
  return { quiet: withQuiet(quiet, side, isQuiet), yearly: isQuiet ? yearly : back === 'yearly' };
}

function wrongWords(say: Say, what: PartnerWords | null): Readonly<Record<string, string>> {
  if (what === null) return { what: say.text('moment.problem-empty') };
  if (what.length <= momentLimit) return {};
  return { what: say.text('moment.problem-too-long', { length: what.length, most: momentLimit }) };
}

/** The longest of how people write a day. */
const dayLength = 60;

function formOf({ say, me, now }: CoupleContext, action: string, typed: Typed, submit: string): Form {
  const today = dayIn(me.zone, now);
  return {
    action,
    title: say.text('moment.form-title'),
    inputs: [
      { ...whatInput(say), ...(typed.what === null ? {} : { value: typed.what }) },
      { ...dayInput(say, today), ...(typed.day === null ? {} : { value: typed.day }) },
      {
        kind: 'radio',
        name: 'kind',
        label: say.text('moment.form-kind'),
        options: momentKinds.map((value) => ({ value, label: say.text(`moment.kind-${value}`) })),
        required: true,
        value: typed.kind,
      },
      {
        kind: 'radio',
        name: 'back',
        label: say.text('moment.form-return'),
        hint: say.text('moment.form-return-hint'),
        options: returns.map((value) => ({ value, label: say.text(`moment.return-${value}`) })),
        required: true,
        value: typed.back,
      },
    ],
    submit,
  };
}

function whatInput(say: Say): TextInput {
  return {
    kind: 'text',
    name: 'what',
    label: say.text('moment.form-what'),
    hint: say.text('moment.form-what-hint'),
    lines: 'many',
    required: true,
    maxLength: momentLimit,
  };
}

function dayInput(say: Say, today: CalendarDay): TextInput {
  return {
    kind: 'text',
    name: 'day',
    label: say.text('moment.form-day'),
    hint: say.text('moment.form-day-hint', { example: exampleDay(say, today) }),
    lines: 'one',
    required: true,
    maxLength: dayLength,
  };
}
