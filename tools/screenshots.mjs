import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeReady } from './make-ready.mjs';
import { root } from './root.mjs';
import { run } from './run-process.mjs';
import { testEnvironment } from './test-environment.mjs';

/**
 * Takes the pictures of every page into docs/screenshots, at the width of a phone and of a desk, in both themes: a person's
 * data and day that never change, by the test that looks at every page.
 */
export async function takeScreenshots() {
  await makeReady(root, { build: 'when-stale' });
  const folder = join(root, 'docs/screenshots');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = ['run', '--project', 'e2e', 'test/pages', '-t', 'is taken'];
  const { code } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: root,
    env: { ...testEnvironment(), PAGE_PICTURES: folder },
  });
  return code === 0;
}
