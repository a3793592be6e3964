import { daysComingBackOn, middleOf } from '../../model/calendar-day.ts';
import { day } from '../../model/instant.ts';
import { isKeptMoment, isQuietMoment } from '../../model/moment.ts';
import type { News } from '../news.ts';

export const news: readonly News[] = [
  {
    kind: 'moment',
    isStill: async ({ moments }, _couple, _reader, id) => {
      const moment = await moments.find(id);
      return moment !== null && isKeptMoment(moment) && !isQuietMoment(moment);
    },
  },
  {
    /** On its day, wherever that is. */
    kind: 'on-this-day',
    isStill: async ({ moments }, couple, _reader, id, now) => {
      if (Math.abs(now - middleOf(id)) > day) return false;
      return (await moments.withComingBack([couple.id], { on: id, days: daysComingBackOn(id) })).length > 0;
    },
  },
];
