import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeReady } from './make-ready.mjs';
import { root } from './root.mjs';
import { run } from './run-process.mjs';
import { testEnvironment } from './test-environment.mjs';

/**
 * Takes the README's picture of the page into docs/screenshots: what a person sees who has just connected a bank in the real
 * product, by the end-to-end test that does so.
 */
export async function takeScreenshots() {
  await makeReady(root, { build: 'when-stale' });
  const folder = join(root, 'docs/screenshots');
  mkdirSync(folder, { recursive: true });
  const args = [
    'run',
    '--project',
    'e2e',
    'test/main-job',
    '-t',
    'sees its status, accounts and transactions',
  ];
  const { code } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: root,
    env: { ...testEnvironment(), PAGE_PICTURES: folder },
  });
  return code === 0;
}
