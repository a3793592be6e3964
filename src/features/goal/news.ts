import { isListed } from '../../model/goal.ts';
import type { News } from '../news.ts';

/** Until it is off the list; that it is done, until it is open again; a look back, until the next. */
export const news: readonly News[] = [
  {
    kind: 'goal',
    isStill: async ({ goals }, _couple, _reader, id) => {
      const goal = await goals.find(id);
      return goal !== null && isListed(goal) && goal.done === null;
    },
  },
  {
    kind: 'goal-done',
    isStill: async ({ goals }, _couple, _reader, id) => {
      const goal = await goals.find(id);
      return goal !== null && isListed(goal) && goal.done !== null;
    },
  },
  {
    kind: 'goal-review',
    isStill: async ({ goals }, couple, _reader, id) => {
      const [latest] = await goals.reviews(couple.id, 1);
      return latest?.id === id && (await goals.count(couple.id, 'open')) > 0;
    },
  },
];
