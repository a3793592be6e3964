export { jobs } from './announce-rhythm.ts';
export { chores, definitions } from './definitions.ts';
