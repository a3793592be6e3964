import type { Feature } from '../feature.ts';
import { definitions as change } from './change-handlers.ts';
import { chores } from './chores.ts';
import { definitions as events } from './event-handlers.ts';
import { follows } from './follows.ts';
import { glance, month } from './glance.ts';
import { heldDate } from './held-date.ts';
import { definitions as how } from './how-handlers.ts';
import { definitions as ideas } from './idea-handlers.ts';
import { jobs } from './jobs.ts';
import { definitions as lists } from './list-handlers.ts';
import { heldList } from './list-page.ts';
import { news } from './news.ts';
import { own } from './own-rows.ts';
import { definitions as plan } from './plan-handlers.ts';
import { definitions as practices } from './practice-handlers.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    date: typeof import('../../../content/en/copy/date.json');
  }
}

/** Ideas for time together, what the two plan, and how it was. */
export const date = {
  name: 'date',
  heading: 'together',
  definitions: [...ideas, ...plan, ...lists, ...change, ...how, ...practices, ...events],
  chores,
  jobs,
  own,
  follows,
  news,
  glance,
  month,
  held: [heldDate, heldList],
} satisfies Feature;
