import type { CalendarDay } from './calendar-day.ts';
import type { CoupleId, Side } from './couple.ts';
import type { Instant } from './instant.ts';
import type { PartnerWords } from './partner-words.ts';
import type { MessageRef } from './place.ts';

/** What kind of moment it was: for how it is spoken of, and for what looks ahead to anniversaries and birthdays. */
export const momentKinds = ['small', 'first', 'anniversary', 'birthday', 'other'] as const;

export type MomentKind = (typeof momentKinds)[number];

/** The longest text of one (UTF-16 units). */
export const momentLimit = 1000;

/** Something that one partner kept for both: what it was, and on which day. */
export type Moment = {
  readonly id: string;
  readonly coupleId: CoupleId;
  /** Who added it. */
  readonly side: Side;
  readonly addedAt: Instant;
  /** Counts up with every change: by it a card is known that shows it as it was before. */
  readonly version: number;
  readonly kind: MomentKind;
  readonly day: CalendarDay;
  /** Whether it comes back each year, on its day. */
  readonly yearly: boolean;
  /** Who of the two wants it kept quiet. One is enough: it is in their list then, and never brought up. */
  readonly quiet: readonly [boolean, boolean];
  /** When it was taken away. For a while that can be undone. */
  readonly goneAt: Instant | null;
  /** `null` once that while is over; nothing of the words is kept then. */
  readonly words: PartnerWords | null;
  /** The card in the room, once it was posted. */
  readonly message: MessageRef | null;
};

/** One that is in their list. */
export type KeptMoment = Moment & { readonly words: PartnerWords; readonly goneAt: null };

/** In which order a list of them is: by the day, newest first; or by the day of the year, from some day on. */
export const momentOrders = ['newest', 'calendar'] as const;

export type MomentOrder = (typeof momentOrders)[number];

export function isKeptMoment(moment: Moment): moment is KeptMoment {
  return moment.words !== null && moment.goneAt === null;
}

export function isQuietMoment({ quiet }: Pick<Moment, 'quiet'>): boolean {
  return quiet.some(Boolean);
}

/** The same with one partner's wish about it changed. */
export function withQuiet(quiet: Moment['quiet'], side: Side, wanted: boolean): Moment['quiet'] {
  return side === 0 ? [wanted, quiet[1]] : [quiet[0], wanted];
}
