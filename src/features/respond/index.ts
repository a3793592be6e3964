export { definitions } from './handlers.ts';
export { jobs } from './jobs.ts';
