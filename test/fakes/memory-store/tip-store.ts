import type { CoupleId, Side } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { TipStore } from '../../../src/port/stores/tip-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

type TipRow = { readonly coupleId: CoupleId; readonly tipId: string };

export function createTipStore(memory: Memory): TipStore {
  const table = <Row extends TipRow>(name: string, key: (row: Row) => string) =>
    memory.table({ name, key, couple: ({ coupleId }: Row) => coupleId });
  const shown = table('tips_shown', ({ coupleId, tipId }: TipRow & { readonly at: Instant }) => `${coupleId},${tipId}`);
  const hidden = table('tips_hidden', ({ coupleId, tipId }: TipRow) => `${coupleId},${tipId}`);
  const saved = table(
    'tips_saved',
    ({ coupleId, side, tipId }: TipRow & { readonly side: Side; readonly at: Instant }) =>
      `${coupleId},${side},${tipId}`,
  );
  const savedBy = (coupleId: CoupleId, side: Side) => saved.ofCouple(coupleId).filter((row) => row.side === side);

  return {
    shown: async (coupleId) => new Map(shown.ofCouple(coupleId).map(({ tipId, at }) => [tipId, at])),
    setShown: async (coupleId, tipId, at) => shown.put({ coupleId, tipId, at }),
    hidden: async (coupleId) => new Set(hidden.ofCouple(coupleId).map(({ tipId }) => tipId)),
    setHidden: async (coupleId, tipId, isHidden) => {
      if (isHidden) hidden.put({ coupleId, tipId });
      else hidden.drop(`${coupleId},${tipId}`);
    },
    saved: async (coupleId, side) =>
      savedBy(coupleId, side)
        .toSorted(
          by(
            ({ at }) => -at,
            ({ tipId }) => tipId,
          ),
        )
        .map(({ tipId }) => tipId),
    setSaved: async (coupleId, side, tipId, at) => {
      if (at === null) saved.drop(`${coupleId},${side},${tipId}`);
      else saved.put({ coupleId, side, tipId, at });
    },
    forget: async (coupleId, side) => {
      for (const { tipId } of savedBy(coupleId, side)) saved.drop(`${coupleId},${side},${tipId}`);
    },
  };
}
