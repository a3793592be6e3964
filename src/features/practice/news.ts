import { endingOf } from '../../model/practice/session.ts';
import type { News } from '../news.ts';

/** Until it is over. Whoever reads of it late finds where it stands then. */
export const news: readonly News[] = [
  {
    kind: 'practice',
    isStill: async ({ practices }, _couple, _reader, id) => {
      const session = await practices.find(id);
      return session !== null && endingOf(session) === null;
    },
  },
];
