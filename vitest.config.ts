import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, first: a long one that starts last keeps the other core waiting. Those that start processes
 * and those that wait for a browser take turns.
 */
const long = [
  'flows/database-away',
  'adapters/slack/stories',
  'postgres/embedded-ends',
  'cli/connected',
  'web/page',
  'flows/browser',
  'flows/sealed.property',
  'stories',
  'faults',
];

/** Runs the named files (`part/of/path`, without what follows `.`) in this order, before all others. */
export function longFirst(names: readonly string[], kind: 'test' | 'proof'): TestSequencerConstructor {
  return class LongFirst extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const rank = ({ moduleId }: TestSpecification) => {
        const at = names.findIndex((part) => moduleId.includes(`/${part}.${kind}`));
        return at === -1 ? names.length : at;
      };
      return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
    }
  };
}

/** What the tests and the longer proofs have in common. */
export const shared = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // What is waited for comes when it comes: on a busy machine a second is soon over.
  expect: { poll: { timeout: 15_000 } },
  // As at a host's: React, for one, makes its pieces in half the time.
  env: { NODE_ENV: 'production' },
  pool: 'forks',
  // One more than the cores that CI has: who waits for a process, a browser or a platform leaves its core to the others.
  maxWorkers: 3,
  // Files share a worker, and with it the loaded modules and the databases that tests have done with.
  isolate: false,
} as const;

export default defineConfig({
  test: { ...shared, include: ['test/**/*.test.ts'], sequence: { sequencer: longFirst(long, 'test') } },
});
