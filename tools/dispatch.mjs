import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeReady } from './make-ready.mjs';
import { root } from './root.mjs';
import { UserError } from './user-error.mjs';

/** Commands of a checkout alone: each module of the build exports `main(args)`. */
const MODULES = {
  setup: 'dist/scripts/add-pluggy-v2-tables.js',
  'check-connection': 'dist/scripts/test-pluggy-v2.js',
  sim: 'dist/sim/main.js',
  chaos: 'dist/chaos/main.js',
  bench: 'dist/bench/main.js',
};

/** Commands of the product, which an installed package has too: `pluggy-open-finance <command>`. */
const COMMANDS = [
  'start',
  'serve',
  'work',
  'migrate',
  'doctor',
  'sync',
  'replay',
  'completeness',
  'users',
  'rotate-encryption',
  'rotate-webhook-secret',
  'rotate-sessions',
  'sandbox',
];
const PRODUCT = 'dist/src/cli.js';

/** Makes the project ready and runs a command; a user's mistake ends with a message, not with a stack. */
export async function dispatch(command, args) {
  try {
    if (command === 'build') return await makeReady(root, { build: 'now' });
    if (command === 'test') return await test(args);
    if (command === 'screenshots') return await screenshots();
    if (command === 'measure') return await measure();
    const isProduct = COMMANDS.includes(command);
    const module = isProduct ? PRODUCT : MODULES[command];
    if (module === undefined)
      throw new UserError(`Unknown command "${command ?? ''}". There are: ${names()}.`);
    await makeReady(root, { build: 'when-stale' });
    const { main } = await import(pathToFileURL(join(root, module)).href);
    await main(isProduct ? [command, ...args] : args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** A build that fails is a failed test among others, so that one sees what else is broken. */
async function test(args) {
  await makeReady(root, { build: 'never' });
  const { runTests } = await import('./test.mjs');
  process.exitCode = (await runTests(args)) ? 0 : 1;
}

async function screenshots() {
  const { takeScreenshots } = await import('./screenshots.mjs');
  process.exitCode = (await takeScreenshots()) ? 0 : 1;
}

/** Reads the program's text alone: nothing is built. */
async function measure() {
  await makeReady(root, { build: 'never' });
  const { main } = await import('./measure.mjs');
  main();
}

function names() {
  return [...COMMANDS, ...Object.keys(MODULES), 'measure', 'screenshots', 'test', 'build'].join(', ');
}
