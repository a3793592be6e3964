import type { News } from '../news.ts';

/** Until it is over: for an invitation, once its reader has brought theirs or both have. */
export const news: readonly News[] = [
  {
    kind: 'meeting',
    isStill: async ({ meetings }, _couple, reader, id) => {
      const meeting = await meetings.find(id);
      return meeting !== null && meeting.closedAt === null && meeting.metAt === null && meeting.rounds[reader] === null;
    },
  },
  {
    kind: 'met',
    isStill: async ({ meetings }, _couple, _reader, id) => {
      const meeting = await meetings.find(id);
      return meeting !== null && meeting.closedAt === null;
    },
  },
];
