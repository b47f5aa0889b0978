import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** In a fresh clone nobody knows yet which file takes long; begun last, the longest keeps one core waiting for minutes. */
const LONGEST = ['visit-simulator.test.ts', 'hostile.test.ts', 'routes-by-role.test.ts', 'demo/make.test.ts'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

/**
 * `pure` needs nothing; `database` gets one embedded PostgreSQL for the whole run (server/db/testing-cluster.ts);
 * `journeys` drive the built program in a browser, one story at a time, and run after the build (npm test).
 */
export default defineConfig({
  test: {
    // Half of what a test waits for is PostgreSQL: two at a time fill two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{domain,policy,contract,paperwork,web,tools}/**/*.test.{ts,tsx}'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'database',
          include: ['{server,cli,demo,bench}/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['server/db/testing-cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
