import { defineConfig } from 'vitest/config';

/**
 * `pure` needs nothing; `database` gets one embedded PostgreSQL for the whole run (server/db/testing-cluster.ts);
 * `journeys` drive the built program in a browser, one story at a time, and run after the build (npm test).
 */
export default defineConfig({
  test: {
    // Half of what a test waits for is PostgreSQL: two at a time fill two cores.
    maxWorkers: 2,
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
