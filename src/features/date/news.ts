import { stateOfDate } from '../../model/date-plan.ts';
import type { News } from '../news.ts';

/** A plan until its time; the question how it was, until one has answered it; what both said, always. */
export const news: readonly News[] = [
  {
    kind: 'date-plan',
    isStill: async ({ dates }, _couple, _reader, id, now) => {
      const plan = await dates.find(id);
      return plan !== null && plan.at > now;
    },
  },
  {
    kind: 'date-ask',
    isStill: async ({ dates }, _couple, reader, id, now) => {
      const plan = await dates.find(id);
      if (plan === null || stateOfDate(plan, now) !== 'was') return false;
      return plan.shownAt === null && plan.wroteAt[reader] === null && !plan.passed[reader];
    },
  },
  { kind: 'date-both', isStill: async ({ dates }, _couple, _reader, id) => (await dates.find(id)) !== null },
];
