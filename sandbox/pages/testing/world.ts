import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../test/support/browser.ts';
import { openSandbox } from '../../testing/open-sandbox.ts';
import { buildHostPage, buildWidget } from './build-pages.ts';
import { serveFolder } from './serve-folder.ts';

/** A sandbox with the freshly built widget, a page of another origin around it, and a browser. */
export interface World {
  readonly browser: Browser;
  readonly sandboxUrl: string;
  readonly hostUrl: string;
  /** A connect token, for an existing item when one is named. */
  connectToken(itemId?: string, options?: object): Promise<string>;
  /** The id of an item that an application made; it waits for somebody or is done. */
  item(connectorId: number, parameters: Record<string, string>): Promise<string>;
  /** Anything else of the API or the control API. */
  call: Awaited<ReturnType<typeof openSandbox>>['call'];
  close(): Promise<void>;
}

/** Long enough for a poll or two to see the steps, short enough for a suite. */
const SYNC_MS = 400;

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'widget-e2e-'));
  const widgetDir = join(folder, 'widget');
  const hostDir = join(folder, 'host');
  await Promise.all([buildWidget(widgetDir), buildHostPage(hostDir)]);
  const sandbox = await openSandbox({ syncMs: SYNC_MS, widgetDir });
  const host = await serveFolder(hostDir);
  const browser = await launchBrowser();
  return {
    browser,
    sandboxUrl: sandbox.url,
    hostUrl: `${host.url}/index.html`,
    connectToken: async (itemId, options = {}) => {
      const body = { ...(itemId === undefined ? {} : { itemId }), options };
      return (await sandbox.call('POST', '/connect_token', { body })).body.accessToken;
    },
    item: async (connectorId, parameters) => (await sandbox.connect(connectorId, parameters)).id,
    call: sandbox.call,
    close: async () => {
      await browser.close();
      await host.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Adds to `calls` the API calls that a page makes, as `METHOD /path` with ids taken out. */
export function recordCalls(page: Page, sandboxUrl: string, calls: string[]): void {
  page.on('request', (request) => {
    if (!request.url().startsWith(sandboxUrl) || request.method() === 'OPTIONS') return;
    const path = new URL(request.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id');
    calls.push(`${request.method()} ${path}`);
  });
}
