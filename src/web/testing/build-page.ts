import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { copyOfBuild } from '../../../test/support/built-once.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const VITE = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url));

/** Builds the page as people get it. */
export function buildPage(outDir: string): Promise<void> {
  return copyOfBuild('page', outDir, (folder) => build(['--config', 'vite.web.config.ts'], folder));
}

export function buildWidgetStub(outDir: string): Promise<void> {
  return copyOfBuild('widget-stub', outDir, (folder) =>
    build(['src/web/testing/widget-stub', '--configLoader', 'runner'], folder),
  );
}

/** In a process of its own: Vite's `build()` sets NODE_ENV for the whole process that calls it. */
async function build(args: string[], outDir: string): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' };
  const command = [VITE, 'build', ...args, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  await run(process.execPath, command, { cwd: ROOT, env });
}
