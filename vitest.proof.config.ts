import { defineConfig } from 'vitest/config';
import { longFirst, shared } from './vitest.config.ts';

/**
 * What takes longer than one waits for at a desk: processes that are killed, every practice on every platform, the whole
 * of `content/` in both looks. `npm run proof`; CI runs it beside `npm test`.
 */
const long = [
  'flows/workers',
  'cli/light',
  'flows/kill-on-server',
  'cli/keep',
  'flows/pseudo',
  'walks',
  'practice/random-world',
  'stories',
];

// Many of these wait: for a minute to pass, for a process to die, for a lease to end.
export default defineConfig({
  test: {
    ...shared,
    maxWorkers: 4,
    include: ['test/**/*.proof.ts'],
    sequence: { sequencer: longFirst(long, 'proof') },
  },
});
