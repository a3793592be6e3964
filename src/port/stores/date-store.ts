import type { CoupleId, Side } from '../../model/couple.ts';
import type { DateCard, DateNote, DatePlan, DatePlanId, ShownDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { MessageRef } from '../../model/place.ts';

/** Which plans of a couple: those to come, the soonest first, or those that were, the newest first. Called off ones are in neither. */
export type DatesWanted = 'coming' | 'past';

/** What two people plan, and how it was. All words are sealed with the couple's key. */
export interface DateStore {
  /** Adds a plan, or replaces what is known of it, but for where its cards stand, and its event. `lookAt`: when time next brings something to it. */
  save(plan: DatePlan, lookAt: Instant | null): Promise<void>;
  find(id: DatePlanId): Promise<DatePlan | null>;
  setMessage(id: DatePlanId, card: DateCard, message: MessageRef | null): Promise<void>;
  /** The platform's id of its event, and whether the two want one. */
  setEvent(id: DatePlanId, event: string | null): Promise<void>;
  setEventWanted(id: DatePlanId, wanted: boolean): Promise<void>;
  /** A part of a couple's list. */
  list(
    coupleId: CoupleId,
    wanted: DatesWanted,
    now: Instant,
    part: { readonly skip: number; readonly most: number },
  ): Promise<readonly DatePlan[]>;
  count(coupleId: CoupleId, wanted: DatesWanted, now: Instant): Promise<number>;
  /** When those were that took place in a span of time, `until` left out, the earliest first. */
  between(coupleId: CoupleId, from: Instant, until: Instant): Promise<readonly Instant[]>;
  /** Everything, the earliest first: for a copy of somebody's data, and for what becomes of a couple. */
  all(coupleId: CoupleId): Promise<readonly DatePlan[]>;
  /** Those for which a time has come, the longest due first. They are not locked: their couple has to be. */
  due(now: Instant, most: number): Promise<readonly { readonly id: DatePlanId; readonly coupleId: CoupleId }[]>;

  /** One's own note beside a plan. */
  note(id: DatePlanId, side: Side): Promise<DateNote | null>;
  setNote(id: DatePlanId, side: Side, note: DateNote | null): Promise<void>;
  /** What one wrote oneself about how it was. */
  ownLine(id: DatePlanId, side: Side): Promise<PartnerWords | null>;
  setLine(id: DatePlanId, side: Side, words: PartnerWords): Promise<void>;
  /** What both wrote: the only way to the other's line, and only once both are in. One that was forgotten is `null`. */
  lines(shown: ShownDate): Promise<readonly [PartnerWords | null, PartnerWords | null]>;

  /** When each idea was last shown to the couple. */
  ideasShown(coupleId: CoupleId): Promise<ReadonlyMap<string, Instant>>;
  setIdeaShown(coupleId: CoupleId, ideaId: string, at: Instant): Promise<void>;
  /** The ideas that either saved for both, newest first. */
  ideasSaved(coupleId: CoupleId): Promise<readonly { readonly id: string; readonly by: Side }[]>;
  /** `null` takes it off the list. One that is on it stays as it is. */
  setIdeaSaved(
    coupleId: CoupleId,
    ideaId: string,
    saved: { readonly by: Side; readonly at: Instant } | null,
  ): Promise<void>;

  /** Removes what one partner wrote and saved. A plan in their words stays without them. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
