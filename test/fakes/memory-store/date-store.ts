import type { CoupleId, Side } from '../../../src/model/couple.ts';
import type { DateNote, DatePlan } from '../../../src/model/date-plan.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { PartnerWords } from '../../../src/model/partner-words.ts';
import type { DateStore, DatesWanted } from '../../../src/port/stores/date-store.ts';
import { createDateIdeas } from './date-ideas.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

/** A plan without what is kept apart from it, with when time next brings something to it. */
type PlanRow = { readonly plan: DatePlan; readonly what: DatePlan['what']; readonly lookAt: Instant | null };

type Beside<Value> = { readonly id: string; readonly coupleId: CoupleId; readonly side: Side; readonly value: Value };

export function createDateStore(memory: Memory): DateStore {
  const plans = memory.table({
    name: 'date_plans',
    key: ({ plan }: PlanRow) => plan.id,
    couple: ({ plan }) => plan.coupleId,
    due: { look: ({ lookAt }) => lookAt },
    sealed: ['what'],
  });
  const beside = <Value>(name: string) =>
    memory.table({
      name,
      key: ({ id, side }: Beside<Value>) => `${id},${side}`,
      couple: ({ coupleId }) => coupleId,
      sealed: ['value'],
    });
  const notes = beside<DateNote>('date_notes');
  const lines = beside<PartnerWords>('date_lines');
  const { forgetIdeas, ...ideas } = createDateIdeas(memory);

  const open = ({ plan, what }: PlanRow): DatePlan => {
    const shared = (side: Side) => {
      const note = notes.get(`${plan.id},${side}`)?.value;
      return note?.shared === true ? note.words : null;
    };
    return { ...plan, what, shared: [shared(0), shared(1)] };
  };
  const of = (coupleId: CoupleId) => plans.ofCouple(coupleId).map(open);
  const listed = (coupleId: CoupleId, wanted: DatesWanted, now: Instant) =>
    of(coupleId).filter(({ at, offAt }) => offAt === null && at > now === (wanted === 'coming'));
  const change = (id: string, to: (plan: DatePlan) => DatePlan): void =>
    plans.change(id, (row) => ({ ...row, plan: to(row.plan) }));
  const line = (id: string, side: Side) => lines.get(`${id},${side}`)?.value ?? null;
  const coupleOf = (id: string) => plans.get(id)?.plan.coupleId;

  return {
    ...ideas,
    save: async (plan, lookAt) => {
      memory.couple(plan.coupleId);
      const known = plans.get(plan.id)?.plan ?? { messages: { plan: null, ask: null, both: null }, event: noEvent };
      const { messages, event } = known;
      plans.put({ plan: { ...plan, what: null, shared: [null, null], messages, event }, what: plan.what, lookAt });
    },
    find: async (id) => {
      const row = plans.get(id);
      return row === undefined ? null : open(row);
    },
    setMessage: async (id, card, message) =>
      change(id, (plan) => ({ ...plan, messages: { ...plan.messages, [card]: message } })),
    setEvent: async (id, event) => change(id, (plan) => ({ ...plan, event: { ...plan.event, id: event } })),
    setEventWanted: async (id, wanted) => change(id, (plan) => ({ ...plan, event: { ...plan.event, wanted } })),
    list: async (coupleId, wanted, now, { skip, most }) =>
      listed(coupleId, wanted, now)
        .toSorted(
          by(
            ({ at }) => (wanted === 'coming' ? at : -at),
            ({ id }) => id,
          ),
        )
        .slice(skip, skip + most),
    count: async (coupleId, wanted, now) => listed(coupleId, wanted, now).length,
    between: async (coupleId, from, until) =>
      of(coupleId)
        .flatMap(({ at, offAt }) => (offAt === null && at >= from && at < until ? at : []))
        .toSorted((one, other) => one - other),
    all: async (coupleId) =>
      of(coupleId).toSorted(
        by(
          ({ at }) => at,
          ({ id }) => id,
        ),
      ),
    due: async (now, most) => plans.due('look', now, most).map(({ plan: { id, coupleId } }) => ({ id, coupleId })),
    note: async (id, side) => notes.get(`${id},${side}`)?.value ?? null,
    setNote: async (id, side, note) => {
      const coupleId = coupleOf(id);
      if (note === null || coupleId === undefined) notes.drop(`${id},${side}`);
      else notes.put({ id, coupleId, side, value: note });
    },
    ownLine: async (id, side) => line(id, side),
    setLine: async (id, side, words) => {
      const coupleId = coupleOf(id);
      if (coupleId !== undefined) lines.put({ id, coupleId, side, value: words });
    },
    lines: async ({ id }) => [line(id, 0), line(id, 1)],
    forget: async (coupleId, side) => {
      for (const table of [notes, lines]) {
        for (const row of table.ofCouple(coupleId)) if (row.side === side) table.drop(`${row.id},${side}`);
      }
      forgetIdeas(coupleId, side);
      for (const { plan, ...row } of plans.ofCouple(coupleId)) {
        const passed = side === 0 ? ([false, plan.passed[1]] as const) : ([plan.passed[0], false] as const);
        plans.put({ ...row, plan: { ...plan, passed }, what: plan.by === side ? null : row.what });
      }
    },
  };
}

const noEvent: DatePlan['event'] = { wanted: false, id: null };
