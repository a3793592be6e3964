import { defineConfig } from 'vitest/config';
import { longFirst, shared } from './vitest.config.ts';

/**
 * What takes longer than one waits for at a desk: processes that are killed, every practice on every platform, the whole
 * of `content/` in both looks. `npm run proof`; CI runs it beside `npm test`.
 */
const long = ['cli/corpse', 'flows/kill-connected', 'flows/kill', 'flows/kill-on-server', 'walks', 'flows/fake'];

export default defineConfig({
  test: { ...shared, include: ['test/**/*.proof.ts'], sequence: { sequencer: longFirst(long, 'proof') } },
});
