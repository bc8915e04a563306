import { defineConfig } from 'vitest/config';

const databaseTests = '**/*.db.test.ts';
const browserTests = '**/*.e2e.test.{ts,tsx}';
const notOurs = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/.cache/**'];

/**
 * Four kinds of test. `unit` and `sandbox` need nothing; `database` and `e2e` get a PostgreSQL of their own
 * from test/support/postgres.ts. Browsers are heavy, so end-to-end files run one after the other. A timeout ends what
 * hangs; it is wide enough for a machine whose cores are busy with something else.
 */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 15_000,
    passWithNoTests: true,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'test/*.test.ts',
            'bench/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tools/**/*.test.mjs',
          ],
          exclude: [...notOurs, databaseTests, browserTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'sandbox',
          include: ['sandbox/**/*.test.{ts,tsx}'],
          exclude: [...notOurs, databaseTests, browserTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [databaseTests],
          exclude: notOurs,
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 150_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [browserTests],
          exclude: notOurs,
          globalSetup: ['test/support/postgres.ts'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
