import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ALIKE_ON_EVERY_POSTGRES } from './tools/alike-on-every-postgres.mjs';

const databaseTests = '**/*.db.test.ts';
const browserTests = '**/*.e2e.test.{ts,tsx}';
const notOurs = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/.cache/**'];

/** How long `expect.poll` asks: its own second is too short for a machine whose cores are busy with something else. */
const patience = { poll: { timeout: 50_000 } };

/** See tools/test.mjs, which says in its output what is left out. */
const spared = process.env['TEST_POSTGRES'] === 'system' ? ALIKE_ON_EVERY_POSTGRES : [];

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The examples name the package as a team does; here it is what stands in `src`. tsconfig.json says the same. */
const ownEntries = [
  { find: /^pluggy-open-finance$/, replacement: source('src/index.ts') },
  { find: /^pluggy-open-finance\/worker$/, replacement: source('src/runtime/start-worker.ts') },
  { find: /^pluggy-open-finance\/client$/, replacement: source('src/client/index.ts') },
  { find: /^pluggy-open-finance\/react$/, replacement: source('src/connect/react/index.ts') },
];

/**
 * Four kinds of test. `unit` and `sandbox` need nothing; `database` and `e2e` get a PostgreSQL of their own
 * from test/support/postgres.ts. Browsers are heavy, so end-to-end files run one after the other. A timeout ends what
 * hangs; it is wide enough for a machine whose cores are busy with something else. A test that reaches no `expect` fails;
 * in `e2e` it may, since waiting for what a person sees is a check as well.
 */
export default defineConfig({
  resolve: { alias: ownEntries },
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
          expect: { requireAssertions: true, ...patience },
          include: [
            'src/**/*.test.{ts,tsx}',
            'test/*.test.ts',
            'bench/**/*.test.ts',
            'sim/**/*.test.ts',
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
          expect: { requireAssertions: true, ...patience },
          include: ['sandbox/**/*.test.{ts,tsx}'],
          exclude: [...notOurs, databaseTests, browserTests],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          expect: { requireAssertions: true, ...patience },
          include: [databaseTests],
          setupFiles: ['test/support/check-answers.ts'],
          exclude: [...notOurs, ...spared],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 150_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          expect: patience,
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
