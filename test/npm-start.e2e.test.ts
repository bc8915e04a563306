import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from './support/free-port.ts';
import { freshEnvironment } from './support/start-process.ts';
import { startedId } from './support/started-id.ts';
import { until } from './support/until.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'npm-start-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** Processes that have the folder in their command line, their environment, or work in it. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      const about = `/proc/${pid}`;
      if (readFileSync(`${about}/stat`, 'utf8').includes(') Z ')) return false;
      return ['cmdline', 'environ'].some((file) => readFileSync(`${about}/${file}`, 'utf8').includes(folder));
    } catch {
      return false; // gone meanwhile, or somebody else's
    }
  });
}

/** `npm start` as a person or a container types it, npm and its shell included. */
async function npmStart() {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = {
    ...freshEnvironment(),
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: dataDir,
  };
  const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (printed += data.toString()));
  const exited = once(child, 'exit');
  const says = (words: string): Promise<unknown> =>
    until(`npm start says ${words}`, () => printed.includes(words) || child.exitCode !== null);
  return { pid: startedId(child), port, exited, says };
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  it(`${signal} to npm ends the service, the sandbox and the database before npm itself ends`, async () => {
    const started = await npmStart();
    await started.says('Open:');
    expect((await fetch(`http://127.0.0.1:${started.port}/healthz`)).status).toBe(200);
    expect(processesOf(dataDir).length).toBeGreaterThan(1);

    const asked = performance.now();
    process.kill(started.pid, signal);
    await started.exited;
    expect(performance.now() - asked).toBeLessThan(30_000);
    await until('nothing is left running', () => processesOf(dataDir).length === 0, 10_000);
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
    await expect(fetch(`http://127.0.0.1:${started.port}/healthz`)).rejects.toThrow();
  });
}

// npm passes neither on: the first is a closed terminal that tells npm alone, the second tells nobody anything
for (const signal of ['SIGHUP', 'SIGKILL'] as const) {
  it(`${signal} to npm, which ends npm alone, ends what npm started too`, async () => {
    const started = await npmStart();
    await started.says('Open:');
    expect(processesOf(dataDir).length).toBeGreaterThan(1);
    process.kill(started.pid, signal);
    await started.exited;
    await until('nothing is left running', () => processesOf(dataDir).length === 0, 30_000);
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });
}

it('a signal in the middle of the start leaves nothing behind either', async () => {
  const started = await npmStart();
  await until('the database is there', () => existsSync(join(dataDir, 'pg/postmaster.pid')));
  process.kill(started.pid, 'SIGTERM');
  await started.exited;
  await until('nothing is left running', () => processesOf(dataDir).length === 0);
});
