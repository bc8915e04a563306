import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALIKE_ON_EVERY_POSTGRES } from './alike-on-every-postgres.mjs';
import { makeReady } from './make-ready.mjs';
import { root } from './root.mjs';
import { run } from './run-process.mjs';
import { findSystemPostgres } from './system-postgres.mjs';
import { testEnvironment } from './test-environment.mjs';
import { addUp, oneTest, readReport, summary } from './test-report.mjs';
import { UserError } from './user-error.mjs';

/**
 * Runs every check, one after the other but for the last two, and goes on after a failure. At the end it names what failed. The last line is
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
  // what waits for a browser or a process leaves the other time to work
  counts.push(...(await Promise.all([onSystemPostgres(filters), vitest('Tests: e2e', 'e2e', filters)])));
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
    return onlyWhatMayDiffer(found, filters);
  }
  heading("Tests: database, on the system's PostgreSQL");
  console.log('There is no PostgreSQL 15 or newer on this machine: left out.');
  return addUp([]);
}

/** Its output comes at its end: that of the browser tests comes meanwhile. */
async function onlyWhatMayDiffer(postgres, filters) {
  const title = `Tests: database, on the system's PostgreSQL (${postgres})`;
  const ran = await startVitest('database', filters, { TEST_POSTGRES: 'system' }, { capture: true });
  heading(title);
  console.log(ran.output);
  console.log(
    `Left out here, since it comes out alike on every PostgreSQL: ${ALIKE_ON_EVERY_POSTGRES.join(', ')}.\n` +
      'Of the simulation and of the feed it gets a fifth of the seeds, of the fuzzed requests a tenth.',
  );
  return readReport(title, ran.report, ran.began, ran.code);
}

async function vitest(title, project, filters) {
  heading(title);
  const { report, began, code } = await startVitest(project, filters);
  return readReport(title, report, began, code);
}

async function startVitest(project, filters, env = {}, { capture = false } = {}) {
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
  const outcome = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, ...filters], {
    cwd: root,
    env: { ...testEnvironment(), ...env },
    capture,
  });
  return { ...outcome, report, began };
}

function heading(title) {
  console.log(`\n=== ${title} ===`);
}
