import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, first: a long one that starts last keeps the other core waiting. Those that start processes
 * and those that wait for a browser take turns.
 */
const long = [
  'flows/kill',
  'flows/kill-connected',
  'flows/kill-on-server',
  'flows/kill-practice',
  'flows/kill-questionnaire',
  'flows/told-month',
  'flows/database-away',
  'postgres/embedded-ends',
  'web/page-access',
  'cli/connected',
  'web/page',
  'web/page-looks',
  'flows/browser',
  'flows/sealed.property',
  'stories',
  'faults',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((part) => moduleId.includes(`/${part}.test`));
      return at === -1 ? long.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // One more than the cores that CI has: who waits for a process, a browser or a platform leaves its core to the others.
    maxWorkers: 3,
    // Files share a worker, and with it the loaded modules and the databases that tests have done with.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
});
