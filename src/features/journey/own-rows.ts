import type { OwnRows } from '../feature.ts';
import { headed, list, ownPart, timeOf } from '../own-part.ts';

/** Which journeys the two went on, and which of them one began oneself. */
export const own: OwnRows = {
  copy: [
    ownPart({
      name: 'journeys',
      copy: async ({ stores, library, couple, side }) =>
        (await stores.journeys.all(couple.id)).map(({ journey, by, startedAt, asked, steps, state }) => ({
          journey,
          title: library.journeys.get(journey)?.title ?? journey,
          startedAt: timeOf(startedAt),
          own: by === side,
          asked,
          of: steps.length,
          left: state === 'left',
        })),
      page: ({ say, when }, all) => {
        const lines = all.map(({ title, startedAt, asked, of }) =>
          say.text('journey.page-one', { title, at: when(startedAt), asked, of }),
        );
        return headed(say.text('journey.page-title'), list(say, lines));
      },
    }),
  ],
  forget: (stores, couple, side) => stores.journeys.forget(couple, side),
};
