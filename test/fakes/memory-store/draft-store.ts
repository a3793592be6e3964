import type { Draft, DraftStore } from '../../../src/port/stores/draft-store.ts';
import { type Memory, userText } from './memory.ts';
import { oldestFirst } from './order.ts';

export function createDraftStore(memory: Memory): DraftStore {
  const drafts = memory.table({
    name: 'drafts',
    key: ({ id }: Draft) => id,
    couple: ({ coupleId }) => coupleId,
    sealed: ['form'],
  });
  return {
    add: async (draft) => {
      memory.couple(draft.coupleId);
      drafts.add(draft);
    },
    find: async (id) => drafts.get(id) ?? null,
    of: async (coupleId, user) =>
      drafts
        .ofCouple(coupleId)
        .filter((draft) => userText(draft.by) === userText(user))
        .toSorted(oldestFirst),
    remove: async (id) => drafts.drop(id),
    clear: async (before) => {
      for (const { id, at } of drafts.all()) if (at < before) drafts.drop(id);
    },
    forget: async (coupleId) => {
      for (const { id } of drafts.ofCouple(coupleId)) drafts.drop(id);
    },
  };
}
