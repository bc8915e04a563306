import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { copyOfBuild } from '../../../test/support/built-once.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the widget's pages as the product does, into a folder of the test's own. */
export function buildWidget(outDir: string): Promise<void> {
  return copyOfBuild('widget', outDir, (folder) =>
    vite(['--config', 'vite.widget.config.ts', '--outDir', folder]),
  );
}

/** Builds the page that opens the widget through the official package. */
export function buildHostPage(outDir: string): Promise<void> {
  return copyOfBuild('host', outDir, (folder) => vite(['sandbox/pages/host', '--outDir', folder]));
}

/** In a process of its own: Vite's `build()` sets NODE_ENV for the whole process that calls it. */
async function vite(args: string[]): Promise<void> {
  const bin = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url));
  await run(process.execPath, [bin, 'build', ...args, '--emptyOutDir', '--logLevel', 'warn'], { cwd: ROOT });
}
