import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../test/support/browser.ts';
import { startSandbox } from '../../start-sandbox.ts';
import { buildHostPage, buildWidget } from './build-pages.ts';
import { serveFolder } from './serve-folder.ts';

/** A sandbox with the freshly built widget, a page of another origin around it, and a browser. */
export interface World {
  readonly browser: Browser;
  readonly sandboxUrl: string;
  readonly hostUrl: string;
  /** A connect token, for an existing item when one is named. */
  connectToken(itemId?: string): Promise<string>;
  close(): Promise<void>;
}

/** Long enough for the steps to be seen, short enough for a suite. */
const SYNC_MS = 700;

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'widget-e2e-'));
  const widgetDir = join(folder, 'widget');
  const hostDir = join(folder, 'host');
  await Promise.all([buildWidget(widgetDir), buildHostPage(hostDir)]);
  const sandbox = await startSandbox({ port: 0, dataDir: null, syncMs: SYNC_MS, widgetDir });
  const host = await serveFolder(hostDir);
  const browser = await launchBrowser();
  return {
    browser,
    sandboxUrl: sandbox.url,
    hostUrl: `${host.url}/index.html`,
    connectToken: (itemId) => connectToken(sandbox.url, itemId),
    close: async () => {
      await browser.close();
      await host.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function connectToken(sandboxUrl: string, itemId: string | undefined): Promise<string> {
  const { apiKey } = await post(`${sandboxUrl}/auth`, {
    clientId: '5a4d0b0c-0000-4000-8000-000000000001',
    clientSecret: 'sandbox-secret',
  });
  const body = itemId ? { itemId } : {};
  const { accessToken } = await post(`${sandboxUrl}/connect_token`, body, { 'X-API-KEY': apiKey ?? '' });
  if (!accessToken) throw new Error('The sandbox gave no connect token');
  return accessToken;
}

async function post(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<{ apiKey?: string; accessToken?: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** Records the API calls that a page makes, as `METHOD /path` with ids taken out. */
export function recordCalls(page: Page, sandboxUrl: string): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(sandboxUrl) || request.method() === 'OPTIONS') return;
    const path = new URL(request.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id');
    calls.push(`${request.method()} ${path}`);
  });
  return calls;
}
