export { definitions } from './handlers.ts';
