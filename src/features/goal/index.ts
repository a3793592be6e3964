import type { Feature } from '../feature.ts';
import { definitions as add } from './add-handlers.ts';
import { definitions as change } from './change-handlers.ts';
import { chores } from './chores.ts';
import { definitions as done } from './done-handlers.ts';
import { definitions as entry } from './entry-handlers.ts';
import { follows } from './follows.ts';
import { glance } from './glance.ts';
import { jobs } from './jobs.ts';
import { definitions as list } from './list-handlers.ts';
import { month } from './month.ts';
import { news } from './news.ts';
import { own } from './own-rows.ts';
import { rituals } from './review.ts';
import { definitions as update } from './update-handlers.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    goal: typeof import('../../../content/en/copy/goal.json');
  }
}

/** What two people want to get to, how it goes, and a look at all of it each month. */
export const goal = {
  name: 'goal',
  heading: 'together',
  definitions: [...add, ...update, ...list, ...done, ...change, ...entry],
  chores,
  jobs,
  rituals,
  own,
  follows,
  news,
  glance,
  month,
} satisfies Feature;
