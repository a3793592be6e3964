import { isKept } from '../../model/appreciation.ts';
import type { News } from '../news.ts';

/** Until it is taken back. */
export const news: readonly News[] = [
  {
    kind: 'appreciation',
    isStill: async ({ appreciations }, _couple, _reader, id) => {
      const appreciation = await appreciations.find(id);
      return appreciation !== null && isKept(appreciation);
    },
  },
];
