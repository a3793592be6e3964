import type { Insertable, Selectable } from 'kysely';
import type { DateCard, DatePlan } from '../../src/model/date-plan.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { CoupleKey } from './couple-key.ts';
import type { DatePlansTable, DateTables } from './date-tables.ts';

type Row = Selectable<DatePlansTable>;
type NoteRow = Selectable<DateTables['date_notes']>;

/** Where the card of each kind is kept. */
export const messageColumns = {
  plan: 'plan_message',
  ask: 'ask_message',
  both: 'both_message',
} as const satisfies Record<DateCard, keyof DatePlansTable>;

/** What a plan is, but for where its cards stand, and its event. */
export type PlanColumns = Omit<
  Insertable<DatePlansTable>,
  'plan_message' | 'ask_message' | 'both_message' | 'event_id' | 'event_wanted'
>;

export async function toColumns(key: CoupleKey, plan: DatePlan, lookAt: number | null): Promise<PlanColumns> {
  return {
    id: plan.id,
    couple_id: plan.coupleId,
    side: plan.by,
    sealed: plan.what === null ? null : await closeWords(key, planPlace(plan.id), plan.what),
    at: plan.at,
    zone: plan.zone,
    planned_at: plan.plannedAt,
    timed_at: plan.timedAt,
    revision: plan.revision,
    off_at: plan.offAt,
    given: JSON.stringify(plan.given),
    look_at: lookAt,
    asked_at: plan.askedAt,
    wrote_at_0: plan.wroteAt[0],
    wrote_at_1: plan.wroteAt[1],
    passed_0: plan.passed[0],
    passed_1: plan.passed[1],
    shown_at: plan.shownAt,
    reveal: plan.reveal,
  };
}

/** `notes` are those that are shared. */
export async function toPlan(key: CoupleKey, row: Row, notes: readonly NoteRow[]): Promise<DatePlan> {
  const shared = async (side: 0 | 1) => {
    const note = notes.find((one) => one.plan_id === row.id && one.side === side && one.is_shared);
    return note === undefined ? null : openWords(key, notePlace(row.id, side), note.sealed);
  };
  return {
    id: row.id,
    coupleId: row.couple_id,
    by: row.side,
    what: row.sealed === null ? null : await openWords(key, planPlace(row.id), row.sealed),
    at: row.at,
    zone: row.zone,
    plannedAt: row.planned_at,
    timedAt: row.timed_at,
    revision: row.revision,
    offAt: row.off_at,
    shared: [await shared(0), await shared(1)],
    given: row.given,
    askedAt: row.asked_at,
    wroteAt: [row.wrote_at_0, row.wrote_at_1],
    passed: [row.passed_0, row.passed_1],
    shownAt: row.shown_at,
    reveal: row.reveal,
    messages: { plan: row.plan_message, ask: row.ask_message, both: row.both_message },
    event: { wanted: row.event_wanted, id: row.event_id },
  };
}

/** Sealed for one place only, as JSON text: every unit that was typed comes back. */
export function closeWords(key: CoupleKey, place: string, words: PartnerWords): Promise<string> {
  return key.close(place, JSON.stringify(words.reveal()));
}

export async function openWords(key: CoupleKey, place: string, sealed: string): Promise<PartnerWords> {
  return new PartnerWords(String(JSON.parse(await key.open(place, sealed))));
}

export function notePlace(id: string, side: number): string {
  return `date note ${id} ${side}`;
}

export function linePlace(id: string, side: number): string {
  return `date line ${id} ${side}`;
}

function planPlace(id: string): string {
  return `date ${id}`;
}
