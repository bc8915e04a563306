import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeReady } from './make-ready.mjs';
import { root } from './root.mjs';
import { UserError } from './user-error.mjs';

/** Commands that run a module of the built product: each exports `main(args)`. */
const MODULES = {
  start: 'dist/src/main.js',
  sandbox: 'dist/sandbox/cli.js',
  setup: 'dist/scripts/add-pluggy-v2-tables.js',
  'check-connection': 'dist/scripts/test-pluggy-v2.js',
  'rotate-webhook-secret': 'dist/scripts/rotate-webhook-secret.js',
  'rotate-encryption': 'dist/scripts/rotate-encryption.js',
  'rotate-sessions': 'dist/scripts/rotate-sessions.js',
  sync: 'dist/scripts/sync.js',
  replay: 'dist/scripts/replay.js',
  completeness: 'dist/scripts/completeness.js',
  users: 'dist/scripts/users.js',
  sim: 'dist/sim/main.js',
  chaos: 'dist/chaos/main.js',
  bench: 'dist/bench/main.js',
};

/** Makes the project ready and runs a command; a user's mistake ends with a message, not with a stack. */
export async function dispatch(command, args) {
  try {
    if (command === 'build') return await makeReady(root, { build: 'now' });
    if (command === 'test') return await test(args);
    const module = MODULES[command];
    if (module === undefined)
      throw new UserError(`Unknown command "${command ?? ''}". There are: ${names()}.`);
    await makeReady(root, { build: 'when-stale' });
    const { main } = await import(pathToFileURL(join(root, module)).href);
    await main(args);
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

function names() {
  return [...Object.keys(MODULES), 'test', 'build'].join(', ');
}
