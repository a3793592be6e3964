import type { Say } from '../../content/say.ts';
import type { Rhythm } from '../../model/ritual.ts';
import type { OwnRows } from '../feature.ts';
import { facts, headed, ownPart } from '../own-part.ts';
import { rhythmWords } from '../rhythm-words.ts';

/** The rhythms, which belong to both. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'rituals',
      copy: async ({ stores, couple }) =>
        (await stores.rituals.of(couple.id)).map(({ name, on, rhythm }) => ({ name, on, ...rhythm })),
      page: ({ say }, all) => {
        const lines = all.map((one) => [say.text(`commands.ritual-${one.name}`), words(say, one)] as const);
        return headed(say.text('privacy.page-rituals'), facts(lines));
      },
    }),
  ],
};

function words(say: Say, rhythm: Rhythm & { readonly on: boolean }): string {
  return rhythm.on ? rhythmWords(say, null, rhythm) : say.text('privacy.page-off');
}
