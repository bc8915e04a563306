import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from '../../../test/support/browser.ts';
import { buildPage, buildWidgetStub } from './build-page.ts';
import { StubService } from './StubService.ts';
import { buildAccount, buildItem, buildTransaction, Exact } from './stub-data.ts';

export interface Visit {
  locale?: string;
  width?: number;
  dark?: boolean;
}

/** A browser at the built app, beside the service and the widget as a test makes them up. One for a file; new for each test. */
export class AppInBrowser {
  page!: Page;
  service!: StubService;
  widget!: StubService;
  browser!: Browser;
  folder!: string;

  async open(path = '/', { locale = 'pt-BR', width = 1280, dark = false }: Visit = {}): Promise<void> {
    const context = await this.browser.newContext({
      locale,
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
    });
    context.setDefaultTimeout(60_000);
    this.page = await context.newPage();
    await this.page.goto(this.service.url + path);
  }

  readonly button = (name: string): Locator => this.page.getByRole('button', { name, exact: true });

  readonly rows = (): Locator => this.page.getByRole('list', { name: 'Transações' });

  readonly made = (call: string): number => this.service.calls.filter((made) => made === call).length;

  /** How far the page can be scrolled sideways, which is a fault. */
  readonly overflow = (): Promise<number> =>
    this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** One connection with one account and as many rows as asked for, numbered from the newest. */
  readonly connect = (rows: number): void => {
    const { service } = this;
    const item = buildItem();
    const account = buildAccount({ itemId: item.id, balance: new Exact('9007199254740993.07') });
    service.items = [item];
    service.accounts = [account];
    service.transactions = Array.from({ length: rows }, (_, row) =>
      buildTransaction({ accountId: account.id, description: `Compra ${row + 1}` }),
    );
  };
}

export function visitApp(): AppInBrowser {
  const app = new AppInBrowser();
  beforeAll(async () => {
    app.folder = await mkdtemp(join(tmpdir(), 'web-e2e-'));
    await Promise.all([buildPage(join(app.folder, 'page')), buildWidgetStub(join(app.folder, 'widget'))]);
    app.browser = await launchBrowser();
  });
  afterAll(async () => {
    await app.browser?.close();
    await rm(app.folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    app.widget = await StubService.start(join(app.folder, 'widget'));
    app.service = await StubService.start(join(app.folder, 'page'));
    app.service.widgetUrl = app.widget.url;
  });
  afterEach(async () => {
    await app.page.context().close();
    await Promise.all([app.service.close(), app.widget.close()]);
  });
  return app;
}

/** The only one of a list. */
export function one<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('empty list');
  return first;
}
