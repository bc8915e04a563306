import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { pluggyV2Router } from '../src/api/pluggy-v2.ts';
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { checkChain } from '../src/features/admin/check-chain.ts';
import { type RunningWorker, startWorker } from '../src/runtime/start-worker.ts';
import { lazyPartsOf, PluggyV2 } from '../src/services/PluggyV2.ts';
import { expectTruth } from './support/compare-with-truth.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { SandboxClient } from './support/sandbox-client.ts';

// It starts the worker in an app of somebody else: no `useWorld`.

const API = '/api/pluggy-v2';

let sandbox: Sandbox;
let database: TestDatabase;
let pluggy: PluggyV2;
let host: Server;
let url: string;

/** An app of somebody else's, which mounts the router. */
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  database = await createTestDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: sandbox.url,
    DATABASE_URL: database.url,
    BASE_URL: url,
    PORT: String(port),
  });
  pluggy = new PluggyV2({ config, logger: silentLogger });
  const app = express();
  app.use(API, pluggyV2Router(pluggy, { logger: silentLogger }));
  host = createServer(app).listen(port, '127.0.0.1');
  await once(host, 'listening');
});
afterAll(async () => {
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
  await pluggy.close();
  await sandbox.close();
  await database.drop();
});

async function nobodyWorks(): Promise<boolean> {
  const { roles, checks } = await checkChain(await lazyPartsOf(pluggy).connect(), 'en');
  expect(roles).toEqual([]);
  return checks.find(({ name }) => name === 'workers')?.detail.includes('No worker runs') === true;
}

describe('an app that mounts the router and starts a worker', () => {
  let worker: RunningWorker;

  it('gets its data by webhooks alone, in its own process', async () => {
    expect(await nobodyWorks()).toBe(true);
    worker = await startWorker(pluggy);
    expect(await nobodyWorks()).toBe(false);
    const bank = new SandboxClient(sandbox.url);
    const itemId = await bank.connect('ana');
    await expectTruth(url, 'ana', bank, itemId);
  });

  it('goes on answering when the worker has stopped', async () => {
    await worker.stop();
    expect(await nobodyWorks()).toBe(true);
    expect((await pluggy.getUserFinancialData('ana')).transactions.length).toBeGreaterThan(10);
  });
});
