import type { Feature } from '../feature.ts';
import { chores } from './chores.ts';
import { follows, notice } from './follows.ts';
import { glance } from './glance.ts';
import { held } from './held-answer.ts';
import { jobs } from './jobs.ts';
import { month } from './month.ts';
import { news } from './news.ts';
import { own } from './own-rows.ts';
import { definitions as press } from './press-handlers.ts';
import { definitions as start } from './start-handlers.ts';
import { definitions as write } from './write-handlers.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    practice: typeof import('../../../content/en/copy/practice.json');
  }
}

/** What two people do together, a step at a time. */
export const practice = {
  name: 'practice',
  heading: 'together',
  definitions: [...start, ...press, ...write],
  chores,
  jobs,
  own,
  follows,
  notice,
  news,
  month,
  glance,
  held: [held],
} satisfies Feature;
