import type { Feature } from '../feature.ts';
import { eraseGone } from './erase-gone.ts';
import { held } from './held-list.ts';
import { jobs } from './jobs.ts';
import { definitions as list } from './list-handlers.ts';
import { month } from './month.ts';
import { news } from './news.ts';
import { rituals } from './on-this-day.ts';
import { own } from './own-rows.ts';
import { definitions as write } from './write-handlers.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    moment: typeof import('../../../content/en/copy/moment.json');
  }
}

/** Days that two people keep: small moments, firsts, anniversaries; and what comes back on this day. */
export const moment = {
  name: 'moment',
  heading: 'together',
  definitions: [...write, ...list],
  chores: [eraseGone],
  jobs,
  rituals,
  own,
  news,
  held,
  month,
} satisfies Feature;
