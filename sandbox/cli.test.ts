import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { freePort } from '../test/support/free-port.ts';

const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const CLI = new URL('./cli.ts', import.meta.url).href;

/** What the sandbox says when it is started in a folder, as `npm run sandbox` does. */
async function startIn(folder: string, env: Readonly<Record<string, string>>): Promise<{ url: string }> {
  const program = `import { main } from ${JSON.stringify(CLI)}; await main();`;
  const child = spawn(process.execPath, ['--import', LOADER, '--input-type=module', '--eval', program], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
    throw new Error('the sandbox did not start');
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

it('npm run sandbox takes its settings from .env, but for those that the environment has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-env-'));
  try {
    const [port, another] = [await freePort(), await freePort()];
    writeFileSync(join(folder, '.env'), `SANDBOX_PORT=${port}\nSANDBOX_MEMORY=1\n`);
    expect((await startIn(folder, {})).url).toBe(`http://127.0.0.1:${port}`);
    const own = await startIn(folder, { SANDBOX_PORT: String(another) });
    expect(own.url).toBe(`http://127.0.0.1:${another}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
