import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeReady } from './make-ready.mjs';
import { root } from './root.mjs';
import { run } from './run-process.mjs';
import { findSystemPostgres } from './system-postgres.mjs';
import { testEnvironment } from './test-environment.mjs';
import { addUp, oneTest, readReport, summary } from './test-report.mjs';
import { UserError } from './user-error.mjs';

/**
 * Runs every check, one after the other, and goes on after a failure. At the end it names what failed. The last line is
 * `N passed, N failed`, with `, N skipped` when there are any.
 *
 * @param {string[]} filters passed on to vitest; with any of them, the other checks are left out
 * @returns {Promise<boolean>} true when nothing failed
 */
export async function runTests(filters) {
  const counts = [];
  if (filters.length === 0) {
    counts.push(
      await check('Format and lint', [
        'node_modules/@biomejs/biome/bin/biome',
        'ci',
        ...(process.stdout.isTTY ? [] : ['--colors=off']),
        '.',
      ]),
    );
    counts.push(await check('Types', ['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit']));
    counts.push(await check('Unused code and packages', ['node_modules/knip/bin/knip.js', '--no-progress']));
  }
  counts.push(await buildStep());
  for (const project of ['unit', 'sandbox', 'database']) {
    counts.push(await vitest(`Tests: ${project}`, project, filters));
  }
  counts.push(await onSystemPostgres(filters));
  counts.push(await vitest('Tests: e2e', 'e2e', filters));
  const total = addUp(counts);
  for (const failure of total.failures) console.log(`\nFAILED ${failure}`);
  console.log(`\n${summary(total)}`);
  return total.failed === 0;
}

async function check(title, args) {
  heading(title);
  const { code } = await run(process.execPath, args, { cwd: root, env: testEnvironment() });
  return oneTest(title, code === 0);
}

/** The end-to-end tests run the built product. */
async function buildStep() {
  heading('Build');
  try {
    await makeReady(root, { build: 'when-stale' });
    console.log('dist is up to date');
    return oneTest('Build', true);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    return oneTest('Build', false);
  }
}

async function onSystemPostgres(filters) {
  const found = findSystemPostgres();
  if (found !== null) {
    return vitest(`Tests: database, on the system's PostgreSQL (${found})`, 'database', filters, {
      TEST_POSTGRES: 'system',
    });
  }
  heading("Tests: database, on the system's PostgreSQL");
  console.log('There is no PostgreSQL 15 or newer on this machine: left out.');
  return addUp([]);
}

async function vitest(title, project, filters, env = {}) {
  heading(title);
  const folder = join(root, '.cache/test-results');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `${project}${env.TEST_POSTGRES === undefined ? '' : '-system'}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const began = Date.now();
  const { code } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, ...filters], {
    cwd: root,
    env: { ...testEnvironment(), ...env },
  });
  return readReport(title, report, began, code);
}

function heading(title) {
  console.log(`\n=== ${title} ===`);
}
