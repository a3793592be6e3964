import type { CoupleId, Side } from '../../../src/model/couple.ts';
import type { CheckInStore } from '../../../src/port/stores/check-in-store.ts';
import type { Memory, PromptRow } from './memory.ts';
import { by } from './order.ts';

type PromptMemory = Pick<CheckInStore, 'historyOf' | 'asked' | 'unask' | 'never' | 'neverOf' | 'setNever'> & {
  readonly forgetNever: (coupleId: CoupleId, side: Side) => void;
};

/** What each couple was asked, and what either of the two never wants to see again. */
export function createPromptMemory(memory: Memory): PromptMemory {
  const { asked, checkIns, couples } = memory;
  const nevers = memory.table({
    name: 'prompts_never',
    key: ({ coupleId, side, promptId }: PromptRow) => `${coupleId},${side},${promptId}`,
    couple: ({ coupleId }) => coupleId,
  });
  const askedOf = (coupleId: CoupleId) =>
    new Map(asked.ofCouple(coupleId).map(({ promptId, at }): [string, number] => [promptId, at]));
  const neverOf = (coupleId: CoupleId, side?: Side) =>
    new Set(nevers.ofCouple(coupleId).flatMap((row) => (side === undefined || row.side === side ? row.promptId : [])));

  return {
    historyOf: async (ids) =>
      new Map(
        ids
          .filter((id) => couples.get(id) !== undefined)
          .map((id) => {
            const [last] = checkIns.ofCouple(id).toSorted(by(({ checkIn }) => -checkIn.openedAt));
            const lastPromptId = last?.checkIn.promptId ?? null;
            return [id, { asked: askedOf(id), never: neverOf(id), lastPromptId }];
          }),
      ),
    asked: async (coupleId) => askedOf(coupleId),
    unask: async (coupleId, promptId) => asked.drop(`${coupleId},${promptId}`),
    never: async (coupleId) => neverOf(coupleId),
    neverOf: async (coupleId, side) => neverOf(coupleId, side),
    setNever: async (coupleId, side, promptId, never) => {
      memory.couple(coupleId);
      if (never) nevers.put({ coupleId, side, promptId });
      else nevers.drop(`${coupleId},${side},${promptId}`);
    },
    forgetNever: (coupleId, side) => {
      for (const row of nevers.ofCouple(coupleId))
        if (row.side === side) nevers.drop(`${coupleId},${side},${row.promptId}`);
    },
  };
}
