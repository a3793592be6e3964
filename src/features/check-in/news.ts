import { asRevealed } from '../../model/check-in.ts';
import type { News } from '../news.ts';

/** Whether notes about a question or a reveal are still news to their reader. */
export const news: readonly News[] = [
  {
    kind: 'question',
    // Of those that came in one night, the newest.
    isStill: async ({ checkIns }, couple, reader, id, now) => {
      const checkIn = await checkIns.latestOpen(couple.id, now);
      return checkIn?.id === id && checkIn.answeredAt[reader] === null && checkIn.passed[reader] === null;
    },
  },
  {
    kind: 'reveal',
    // Whoever has replied has seen it.
    isStill: async ({ checkIns, answers }, _couple, reader, id) => {
      const checkIn = await checkIns.find(id);
      const revealed = checkIn === null ? null : asRevealed(checkIn);
      if (revealed === null) return false;
      return !(await answers.responses(revealed)).some(({ side }) => side === reader);
    },
  },
];
