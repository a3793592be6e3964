import type { Definition } from '../definition.ts';
import { answerDefinitions } from './answer-handlers.ts';
import { coachDefinitions } from './coach-handlers.ts';
import { replyDefinitions } from './reply-handlers.ts';

export { jobs } from './jobs.ts';

/** Help to respond well, which is the point of it all. */
export const definitions: readonly Definition[] = [...coachDefinitions, ...replyDefinitions, ...answerDefinitions];
