import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from './testing/open-receiver.ts';
import { openSandbox, until } from './testing/open-sandbox.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('a restart', () => {
  it('keeps items, webhooks, tokens and data', async () => {
    const first = await openSandbox({ dataDir });
    await first.client.createWebhook('all', 'https://app.example.com/hook');
    const item = await first.connectUser('user-ok');
    await first.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 30, seed: 4 } });
    const before = (await first.call('GET', `/_sandbox/items/${item.id}/truth`)).body;
    await first.close();
    expect((await stat(join(dataDir, 'state.json'))).mode & 0o077).toBe(0);

    const second = await openSandbox({ dataDir, port: first.port });
    const after = (await second.call('GET', `/_sandbox/items/${item.id}/truth`, { key: null })).body;
    expect(after).toEqual(before);
    expect((await second.call('GET', '/webhooks', { key: first.apiKey })).body.total).toBe(1);
    await second.close();
  });

  it('goes on with an item that was half way', async () => {
    let now = Date.parse('2026-11-20T12:00:00.000Z');
    const options = { dataDir, syncMs: 10_000, clock: { now: () => new Date(now) } };
    const first = await openSandbox(options);
    const { body } = await first.call('POST', '/items', {
      body: { connectorId: 0, parameters: { user: 'user-ok', password: 'password-ok' } },
    });
    now += 2_000;
    const half = await first.call('GET', `/items/${body.id}`);
    expect(half.body).toMatchObject({ status: 'UPDATING', executionStatus: 'LOGIN_IN_PROGRESS' });
    await first.close();

    const second = await openSandbox(options);
    const still = await second.call('GET', `/items/${body.id}`);
    expect(still.body).toMatchObject({ status: 'UPDATING', executionStatus: 'LOGIN_IN_PROGRESS' });
    now += 8_000;
    expect((await second.call('GET', `/items/${body.id}`)).body.status).toBe('UPDATED');
    await second.close();
  });

  it('delivers what could not be delivered before', async () => {
    let now = Date.parse('2026-11-20T12:00:00.000Z');
    const options = { dataDir, clock: { now: () => new Date(now) } };
    const receiver = await openReceiver([500, 500, 500]);
    const first = await openSandbox(options);
    await first.client.createWebhook('item/created', receiver.url);
    await first.connectUser('user-ok');
    await until(async () => {
      const { body } = await first.call('GET', '/_sandbox/state');
      return body.deliveries.pending[0]?.attempts === 3 ? true : undefined;
    });
    await first.close();
    const second = await openSandbox(options);
    now += 15 * 60_000;
    second.wake();
    const delivered = await until(() => receiver.received[3]);
    expect(delivered.event.eventId).toBe(receiver.received[0]?.event.eventId);
    await second.close();
    await receiver.close();
  });
});

describe('the command line', () => {
  const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
  function run(environment: Record<string, string>) {
    const child = spawn(process.execPath, ['--import', 'tsx', cli], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { child, output: collect(child) };
  }

  it('says when it is ready, serves, and stops on SIGTERM', async () => {
    const { child, output } = run({ SANDBOX_PORT: '0', DATA_DIR: dataDir, SANDBOX_SYNC_MS: '' });
    const line = await until(() => (output.stdout.includes('\n') ? output.stdout : undefined));
    const ready = JSON.parse(line);
    expect(ready).toMatchObject({ ready: true, pid: child.pid });
    const state = await (await fetch(`${ready.url}/_sandbox/state`)).json();
    expect(state).toMatchObject({ pid: child.pid, dataDir: join(dataDir, 'sandbox'), syncMs: 3000 });
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('names wrong variables, and a taken port', async () => {
    const wrong = run({ SANDBOX_SYNC_MS: 'fast', SANDBOX_SEED: '-1' });
    expect(await once(wrong.child, 'close')).toEqual([1, null]);
    expect(wrong.output.stderr).toContain('SANDBOX_SYNC_MS');
    expect(wrong.output.stderr).toContain('SANDBOX_SEED');

    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const taken = run({ SANDBOX_PORT: String(port), SANDBOX_MEMORY: '1' });
    expect(await once(taken.child, 'close')).toEqual([1, null]);
    expect(taken.output.stderr).toContain('SANDBOX_PORT');
    other.close();
  });
});

function collect(child: ChildProcess) {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    output.stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    output.stderr += String(chunk);
  });
  return output;
}
