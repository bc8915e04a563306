import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { buildWidget } from '../../sandbox/pages/testing/build-pages.ts';
import { openSandbox } from '../../sandbox/testing/open-sandbox.ts';
import { buildPage } from '../../src/web/testing/build-page.ts';
import { launchBrowser } from '../support/browser.ts';
import { createTestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { API_KEY } from '../support/test-service.ts';
import { buildReactPage, buildScript } from './build-script.ts';

/** The service with its built pages and script, a sandbox, a shop's page of another origin, and a browser. */
export interface ConnectWorld {
  readonly browser: Browser;
  readonly app: TestApp;
  /** The shop of `examples/plain-page`. */
  readonly shopUrl: string;
  readonly sandboxUrl: string;
  /** Anything of Pluggy's API or of the sandbox's control. */
  call: Awaited<ReturnType<typeof openSandbox>>['call'];
  /** A session of this person's, as a team's server makes it. */
  session(userId: string): Promise<string>;
  /** A connection that an application made earlier for this person; the service knows it. */
  earlier(userId: string, connectorId: number, parameters: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

/** Long enough for a look or two to see the steps, short enough for a suite. */
const SYNC_MS = 400;

export async function openConnectWorld(): Promise<ConnectWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-e2e-'));
  const at = (name: string): string => join(folder, name);
  await Promise.all([
    buildPage(at('page')),
    buildWidget(at('sandbox')),
    buildScript(at('script')),
    buildScript(at('widget-script'), 'widget'),
    buildReactPage(at('react')),
  ]);
  for (const part of ['script', 'widget-script', 'react'])
    await cp(at(part), at('page'), { recursive: true });
  const sandbox = await openSandbox({ syncMs: SYNC_MS, widgetDir: at('sandbox') });
  const database = await createTestDatabase();
  const app = await startTestApp({
    databaseUrl: database.url,
    pluggyApiUrl: sandbox.url,
    webDir: at('page'),
    env: {
      APP_NAME: 'Minha loja',
      APP_LEGAL_NAME: 'Minha Loja Ltda',
      CONSENT_PURPOSE: 'Mostrar os seus gastos. | To show your spending.',
    },
  });
  const shop = await startShop(app.url);
  const browser = await launchBrowser();
  /** What a team's server asks the service. */
  const ask = async (path: string, body: object): Promise<Record<string, string>> => {
    const answer = await fetch(`${app.url}/api/pluggy-v2${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    browser,
    app,
    shopUrl: shop.url,
    sandboxUrl: sandbox.url,
    call: sandbox.call,
    session: async (userId) => String((await ask('/session', { userId }))['sessionToken']),
    earlier: async (userId, connectorId, parameters) => {
      const { id } = await sandbox.connect(connectorId, parameters, { clientUserId: userId });
      await ask(`/user/${userId}/items`, { itemId: id });
      return id;
    },
    close: async () => {
      await browser.close();
      shop.stop();
      await app.stop();
      await database.drop();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The example as somebody runs it who reads its first lines. */
async function startShop(serviceUrl: string): Promise<{ url: string; stop(): void }> {
  const env = { ...process.env, SERVICE_URL: serviceUrl, API_KEY: 'sandbox-key', PORT: '0' };
  const shop = spawn(process.execPath, ['examples/plain-page/server.mjs'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const url of createInterface(shop.stdout)) return { url, stop: () => shop.kill() };
  throw new Error('The shop did not start');
}
