import type { Feature } from '../feature.ts';
import { answerDefinitions } from './answer-handlers.ts';
import { coachDefinitions } from './coach-handlers.ts';
import { held } from './held-coach.ts';
import { jobs } from './jobs.ts';
import { month } from './month.ts';
import { news } from './news.ts';
import { replyDefinitions } from './reply-handlers.ts';

/** Help to respond well, which is the point of it all. */
export const respond = {
  name: 'respond',
  definitions: [...coachDefinitions, ...replyDefinitions, ...answerDefinitions],
  jobs,
  news,
  month,
  held,
} satisfies Feature;
