import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DataFolder } from './data-folder.ts';

/** Ends the watch; to be called before this process leaves the server by itself. */
export type EndWatch = () => void;

/**
 * Starts a tiny process that outlives this one: when this one dies without a word (kill -9, a crash), it
 * stops the server unless somebody else uses it. A shell that waits for the end of its input costs next to
 * nothing; only that end starts a Node, which knows the locks.
 *
 * Without it (on Windows) the server stays, and the next start adopts it.
 */
export function watchOver(folder: DataFolder): EndWatch {
  if (process.platform === 'win32') return () => {};
  const watcher = spawn(
    '/bin/sh',
    ['-c', 'read -r word || exec "$@"', 'pluggy-watcher', process.execPath, ...script(), folder.root],
    { detached: true, cwd: '/', env: {}, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  watcher.on('error', () => {}); // no shell: then without a watcher
  watcher.unref();
  return endOf(watcher);
}

function endOf(watcher: ChildProcess): EndWatch {
  const { stdin } = watcher;
  if (stdin === null) return () => {};
  stdin.on('error', () => {}); // somebody stopped the watcher
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return () => stdin.end('done\n');
}

/** Node's arguments for stop-if-unused; in development that is TypeScript, which needs the loader. */
function script(): string[] {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(isSource ? 'stop-if-unused.ts' : 'stop-if-unused.js', import.meta.url));
  if (!isSource) return [file];
  const loader = createRequire(import.meta.url).resolve('tsx');
  return ['--import', pathToFileURL(loader).href, file];
}
