import { asRevealed } from '../../model/check-in.ts';
import type { News } from '../news.ts';

/** Whoever has replied since has seen what was said below the reveal before. */
export const news: readonly News[] = [
  {
    kind: 'reply',
    isStill: async ({ checkIns, answers }, _couple, reader, id) => {
      const response = await answers.findResponse(id);
      const checkIn = response === null ? null : await checkIns.find(response.checkInId);
      const revealed = checkIn === null ? null : asRevealed(checkIn);
      if (response === null || revealed === null) return false;
      return !(await answers.responses(revealed)).some(({ side, at }) => side === reader && at > response.at);
    },
  },
];
