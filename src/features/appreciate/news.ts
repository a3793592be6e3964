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
  {
    kind: 'jar-digest',
    isStill: async ({ digests, appreciations }, couple, _reader, id) => {
      const digest = await digests.find(id);
      return digest !== null && (await appreciations.count(couple.id, digest)) > 0;
    },
  },
];
