import type { Feature } from '../feature.ts';
import { definitions as change } from './change-handlers.ts';
import { rituals } from './digest.ts';
import { digestJobs } from './digest-jobs.ts';
import { held } from './held-jar.ts';
import { definitions as jar } from './jar-handlers.ts';
import { jobs } from './jobs.ts';
import { month } from './month.ts';
import { news } from './news.ts';
import { own } from './own-rows.ts';
import { definitions as write } from './write-handlers.ts';

/** Saying one thing that one values, and the jar in which these are kept. */
export const appreciate = {
  name: 'appreciate',
  heading: 'together',
  definitions: [...write, ...change, ...jar],
  jobs: { ...jobs, ...digestJobs },
  rituals,
  own,
  news,
  month,
  held,
} satisfies Feature;
