import type { CoupleId, Reveal, Side } from './couple.ts';
import type { Instant } from './instant.ts';
import type { PartnerWords } from './partner-words.ts';
import type { MessageRef } from './place.ts';

export type DatePlanId = string;

/** What a reminder is about: that it is tomorrow, or today. */
export const reminderKinds = ['day-before', 'morning'] as const;

export type ReminderKind = (typeof reminderKinds)[number];

/** A reminder that was given, by its kind and whose it was: `morning-1`. */
export type Given = `${ReminderKind}-${Side}`;

/** Where the cards of a plan stand: the plan, the one that asks how it was, and the one with what both said. */
export const dateCards = ['plan', 'ask', 'both'] as const;

export type DateCard = (typeof dateCards)[number];

/** Something that two people have planned to do together, and what became of it. Both see it. */
export type DatePlan = {
  readonly id: DatePlanId;
  readonly coupleId: CoupleId;
  /** Whose words stand in it: the one who planned it, or wrote it anew. */
  readonly by: Side;
  /** What it is; `null` once the one who wrote it had themselves forgotten. */
  readonly what: PartnerWords | null;
  readonly at: Instant;
  /** By whose clock it was planned; an IANA name. */
  readonly zone: string;
  readonly plannedAt: Instant;
  /** When its time was set: before that there was nothing to remind of. */
  readonly timedAt: Instant;
  /** Counts what both have to know: another time, other words, called off, on again. From 1. */
  readonly revision: number;
  /** Since when it is called off; also afterwards, where it did not happen. */
  readonly offAt: Instant | null;
  /** What each lets the other read beside it. A note that is private is not here. */
  readonly shared: readonly [PartnerWords | null, PartnerWords | null];
  readonly given: readonly Given[];
  /** When the two were asked how it was. */
  readonly askedAt: Instant | null;
  /** When each wrote how it was; the words are sealed until both have. */
  readonly wroteAt: readonly [Instant | null, Instant | null];
  /** Who would rather write nothing; the other never knows. */
  readonly passed: readonly [boolean, boolean];
  /** When both had written, and where that shows. */
  readonly shownAt: Instant | null;
  readonly reveal: Reveal | null;
  readonly messages: Readonly<Record<DateCard, MessageRef | null>>;
  /** Whether it is to be an event of the platform too, and the platform's id of that. */
  readonly event: { readonly wanted: boolean; readonly id: string | null };
};

/** One of which both have said how it was: the only kind whose lines can be opened. */
export type ShownDate = DatePlan & { readonly shownAt: Instant; readonly reveal: Reveal };

/** A note of one's own beside a plan. */
export type DateNote = { readonly words: PartnerWords; readonly shared: boolean };

/** How a plan stands. `was`: its time has come, and nobody said that it did not happen. */
export type DateState = 'planned' | 'off' | 'was';

export function stateOfDate({ at, offAt }: Pick<DatePlan, 'at' | 'offAt'>, now: Instant): DateState {
  if (offAt !== null) return 'off';
  return at > now ? 'planned' : 'was';
}

export function asShown(plan: DatePlan): ShownDate | null {
  const { shownAt, reveal } = plan;
  return shownAt === null || reveal === null ? null : { ...plan, shownAt, reveal };
}

type Setting = Pick<DatePlan, 'by' | 'at' | 'zone'> & { readonly what: PartnerWords };

/** A plan as somebody makes it. */
export function newDatePlan(
  ids: Pick<DatePlan, 'id' | 'coupleId'>,
  setting: Setting,
  now: Instant,
): DatePlan & { readonly what: PartnerWords } {
  return {
    ...ids,
    ...setting,
    plannedAt: now,
    timedAt: now,
    revision: 1,
    offAt: null,
    shared: [null, null],
    given: [],
    askedAt: null,
    wroteAt: [null, null],
    passed: [false, false],
    shownAt: null,
    reveal: null,
    messages: { plan: null, ask: null, both: null },
    event: { wanted: false, id: null },
  };
}

/** The plan with what one of the two has changed; the same one where nothing is different. */
export function changedPlan(plan: DatePlan, { by, what, at, zone }: Setting, now: Instant): DatePlan {
  const sameWords = plan.what?.reveal() === what.reveal();
  const sameTime = plan.at === at;
  if (sameWords && sameTime && plan.zone === zone) return plan;
  return {
    ...plan,
    ...(sameWords ? {} : { what, by }),
    ...(sameTime ? {} : { at, timedAt: now, given: [] }),
    zone,
    revision: plan.revision + 1,
  };
}

/** Called off, or on again; the same one where it is so already. */
export function withOff(plan: DatePlan, off: boolean, now: Instant): DatePlan {
  if ((plan.offAt !== null) === off) return plan;
  return { ...plan, offAt: off ? now : null, revision: plan.revision + 1 };
}

/** One of the two wrote how it was. Once both have, it is shown, and stays as it is. */
export function withLine(plan: DatePlan, side: Side, reveal: Reveal, now: Instant): DatePlan {
  const wroteAt = put(plan.wroteAt, side, now);
  const isIn = wroteAt.every((at) => at !== null);
  return { ...plan, wroteAt, passed: put(plan.passed, side, false), ...(isIn ? { shownAt: now, reveal } : {}) };
}

export function withPass(plan: DatePlan, side: Side): DatePlan {
  return { ...plan, passed: put(plan.passed, side, true) };
}

function put<T>([first, second]: readonly [T, T], side: Side, value: T): readonly [T, T] {
  return side === 0 ? [value, second] : [first, value];
}
