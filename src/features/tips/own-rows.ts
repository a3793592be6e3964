import type { OwnRows } from '../feature.ts';
import { headed, list, ownPart } from '../own-part.ts';

/** The tips that one saved. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'savedTips',
      copy: async ({ stores, library, couple, side }) =>
        (await stores.tips.saved(couple.id, side)).map((id) => ({
          tipId: id,
          idea: library.tips.get(id)?.idea ?? null,
        })),
      page: ({ say }, all) => {
        const ideas = all.map(({ tipId, idea }) => idea ?? tipId);
        return headed(say.text('privacy.page-saved'), list(say, ideas));
      },
    }),
  ],
  forget: (stores, couple, side) => stores.tips.forget(couple, side),
};
