import type { CoupleId, Side } from '../../../src/model/couple.ts';
import type { Response } from '../../../src/model/response.ts';
import type { AnswerStore } from '../../../src/port/stores/answer-store.ts';
import type { Memory } from './memory.ts';
import { oldestFirst } from './order.ts';

type ResponseRow = Response & { readonly coupleId: CoupleId };

export function createAnswerStore(memory: Memory): AnswerStore {
  const { answers, checkIns } = memory;
  const responses = memory.table({
    name: 'responses',
    key: ({ id }: ResponseRow) => id,
    couple: ({ coupleId }) => coupleId,
    found: { checkIn: ({ checkInId }) => [checkInId] },
    sealed: ['words'],
  });
  const own = (checkInId: string, side: Side) => answers.get(`${checkInId},${side}`)?.answer ?? null;
  const of = (coupleId: CoupleId) => responses.ofCouple(coupleId).toSorted(oldestFirst);

  return {
    put: async ({ id, coupleId }, side, answer) => {
      memory.couple(coupleId);
      answers.put({ checkInId: id, coupleId, side, answer });
    },
    own: async ({ id }, side) => own(id, side),
    openAnswers: async ({ id, coupleId }) => {
      const kept = checkIns.get(id)?.checkIn;
      // The type promises that it is revealed; what is kept is asked all the same.
      if (kept === undefined || kept.coupleId !== coupleId || kept.revealedAt === null)
        throw new Error(`check-in ${id} is not saved as revealed: its answers stay sealed`);
      return [own(id, 0) ?? {}, own(id, 1) ?? {}];
    },
    addResponse: async ({ id, coupleId }, response) => {
      memory.couple(coupleId);
      const { answersTo, side } = response;
      const isTaken = responses
        .by('checkIn', id)
        .some((one) => one.side === side && (one.answersTo ?? null) === answersTo);
      if (answersTo !== undefined && answersTo !== null && isTaken) throw new Error('a question is answered once');
      responses.add({ ...response, checkInId: id, coupleId });
    },
    findResponse: async (id) => toResponse(responses.get(id)),
    setResponseMessage: async (id, message) => responses.change(id, (one) => ({ ...one, message })),
    responses: async ({ id }) =>
      responses
        .by('checkIn', id)
        .toSorted(oldestFirst)
        .flatMap((row) => toResponse(row) ?? []),
    ownResponses: async (coupleId, side) =>
      of(coupleId)
        .filter((one) => one.side === side)
        .flatMap((row) => toResponse(row) ?? []),
    respondedIn: async (coupleId, { from, until }) =>
      of(coupleId).flatMap(({ checkInId, at }) => {
        const revealedAt = checkIns.get(checkInId)?.checkIn.revealedAt ?? null;
        return revealedAt !== null && revealedAt < until && at >= from && at < until ? at : [];
      }),
    hasResponded: async (coupleId, side) => responses.ofCouple(coupleId).some((one) => one.side === side),
    forget: async (coupleId, side) => {
      for (const row of answers.ofCouple(coupleId)) if (row.side === side) answers.drop(`${row.checkInId},${side}`);
      const gone = new Set(of(coupleId).flatMap((one) => (one.side === side ? one.id : [])));
      for (const id of gone) responses.drop(id);
      for (const { id, answersTo } of of(coupleId)) {
        if (gone.has(answersTo ?? '')) responses.change(id, (one) => ({ ...one, answersTo: null }));
      }
    },
  };
}

function toResponse(row: ResponseRow | undefined): Response | null {
  if (row === undefined) return null;
  const { coupleId: _, ...response } = row;
  return response;
}
