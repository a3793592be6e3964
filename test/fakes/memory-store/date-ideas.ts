import type { CoupleId, Side } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { DateStore } from '../../../src/port/stores/date-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

type Ideas = Pick<DateStore, 'ideasShown' | 'setIdeaShown' | 'ideasSaved' | 'setIdeaSaved'> & {
  readonly forgetIdeas: (coupleId: CoupleId, side: Side) => void;
};

type IdeaRow = { readonly coupleId: CoupleId; readonly ideaId: string; readonly at: Instant };

/** Which ideas a couple was shown, and which either of them saved. */
export function createDateIdeas(memory: Memory): Ideas {
  const table = <Row extends IdeaRow>(name: string) =>
    memory.table({
      name,
      key: ({ coupleId, ideaId }: Row) => `${coupleId},${ideaId}`,
      couple: ({ coupleId }) => coupleId,
    });
  const shown = table<IdeaRow>('date_ideas_shown');
  const saved = table<IdeaRow & { readonly by: Side }>('date_ideas_saved');

  return {
    ideasShown: async (coupleId) => new Map(shown.ofCouple(coupleId).map(({ ideaId, at }) => [ideaId, at])),
    setIdeaShown: async (coupleId, ideaId, at) => shown.put({ coupleId, ideaId, at }),
    ideasSaved: async (coupleId) =>
      saved
        .ofCouple(coupleId)
        .toSorted(
          by(
            ({ at }) => -at,
            ({ ideaId }) => ideaId,
          ),
        )
        .map(({ ideaId: id, by: side }) => ({ id, by: side })),
    setIdeaSaved: async (coupleId, ideaId, wanted) => {
      const key = `${coupleId},${ideaId}`;
      if (wanted === null) saved.drop(key);
      else if (saved.get(key) === undefined) saved.add({ coupleId, ideaId, ...wanted });
    },
    forgetIdeas: (coupleId, side) => {
      for (const row of saved.ofCouple(coupleId)) if (row.by === side) saved.drop(`${coupleId},${row.ideaId}`);
    },
  };
}
