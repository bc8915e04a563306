import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../../test/support/browser.ts';
import { openReceiver } from '../../testing/open-receiver.ts';
import { openSandbox } from '../../testing/open-sandbox.ts';
import { buildWidget } from '../testing/build-pages.ts';
import { screenProblems } from '../testing/screen-problems.ts';

let folder: string;
let pluggy: Awaited<ReturnType<typeof openSandbox>>;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let browser: Browser;
let itemId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'control-page-'));
  await buildWidget(folder);
  pluggy = await openSandbox({ widgetDir: folder });
  receiver = await openReceiver();
  browser = await launchBrowser();
  await pluggy.call('POST', '/webhooks', { body: { url: receiver.url, event: 'all' } });
  itemId = (await pluggy.connectUser('user-ok', { clientUserId: 'ana' })).id;
});
afterAll(async () => {
  await browser?.close();
  await receiver?.close();
  await pluggy?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Look {
  readonly width: number;
  readonly dark?: boolean;
  readonly locale?: string;
  /** Of another sandbox than the one that the tests share, and its item. */
  readonly url?: string;
  readonly id?: string;
}

async function openPage({ width, dark = false, locale = 'pt-BR', ...other }: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${other.url ?? pluggy.url}/_sandbox`);
  await page.locator(`[data-item="${other.id ?? itemId}"]`).waitFor();
  return page;
}

it('shows an item and its way, its webhooks and the calls', async () => {
  const page = await openPage({ width: 1440 });
  const item = page.locator(`[data-item="${itemId}"]`);
  await item.getByText('ana').waitFor();
  expect(await item.locator('summary').textContent()).toContain('UPDATED · SUCCESS');
  expect(await item.locator('.way').textContent()).toContain('UPDATING · CREATED');
  const created = page.locator('.deliveries li', { hasText: 'item/created' });
  await created.getByText('200').waitFor();
  expect(await created.textContent()).toContain(receiver.url);
  expect(await page.locator('.counts li', { hasText: 'POST /items' }).textContent()).toContain('200 × 1');
  await page.context().close();
});

it('advances the bank by a button, and shows by itself what happened', async () => {
  const page = await openPage({ width: 390, locale: 'en-GB' });
  await page.getByRole('button', { name: '30 days', exact: true }).click();
  await page.getByText(/\d+ created, \d+ updated, \d+ deleted/).waitFor();
  await page.locator('.deliveries li', { hasText: 'transactions/deleted' }).first().waitFor();
  const { body } = await pluggy.call('GET', '/_sandbox/state', { key: null });
  expect(body.items[0].advances).toBe(1);
  await page.context().close();
});

it('reads itself again while it is looked at', async () => {
  const page = await openPage({ width: 1440 });
  const other = await pluggy.connectUser('user-locked');
  await page.locator(`[data-item="${other.id}"]`, { hasText: 'LOGIN_ERROR · ACCOUNT_LOCKED' }).waitFor();
  await pluggy.call('DELETE', `/items/${other.id}`);
  await page.locator(`[data-item="${other.id}"]`).waitFor({ state: 'detached' });
  await page.context().close();
});

it.each([390, 1440])('fits a screen of %i px, in both languages, light and dark', async (width) => {
  for (const locale of ['pt-BR', 'en-GB']) {
    for (const dark of [false, true]) {
      const page = await openPage({ width, dark, locale });
      await page.getByText(locale === 'pt-BR' ? 'Chamadas' : 'Calls', { exact: true }).waitFor();
      const language = locale === 'pt-BR' ? 'pt' : 'en';
      expect(await page.locator('html').evaluate(screenProblems, language)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(
        dark ? 'dark' : 'light',
      );
      await page.goto(`${pluggy.url}/_sandbox/fidelity`);
      expect(await page.locator('html').evaluate(screenProblems, 'en')).toEqual([]);
      await page.context().close();
    }
  }
});

it('cannot be framed by another site, and asks the network for nothing of others', async () => {
  const page = await openPage({ width: 1440 });
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(pluggy.url) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  const response = await page.reload();
  expect(response?.headers()['x-frame-options']).toBe('DENY');
  await page.locator(`[data-item="${itemId}"]`).waitFor();
  expect(foreign).toEqual([]);
  await page.context().close();
});

// Last, since a later clock makes the API key of the others expire.
it('tells a story at the bank, moves the clock and sets the faults', async () => {
  const page = await openPage({ width: 1440 });
  const state = async () => (await pluggy.call('GET', '/_sandbox/state', { key: null })).body;
  await page.locator(`[data-item="${itemId}"]`).getByRole('button', { name: 'Dia de salário' }).click();
  await page.getByText(/[1-9]\d* criadas/).waitFor();
  const before = Date.parse((await state()).clock.now);
  await page.getByRole('button', { name: '+30 dias', exact: true }).click();
  await expect
    .poll(async () => Date.parse((await state()).clock.now) - before)
    .toBeGreaterThan(29 * 86_400_000);
  await page.getByRole('checkbox', { name: 'status500' }).check();
  const faults = async () => (await pluggy.call('GET', '/_sandbox/faults', { key: null })).body;
  await expect.poll(async () => (await faults()).api.status500).toBe(0.1);
  await page.getByRole('button', { name: 'Desligar todas' }).click();
  await expect.poll(async () => (await faults()).api.status500).toBe(0);
  await page.context().close();
});

it('makes a bank of days, sets the end of a consent, and switches automatic syncs off', async () => {
  const pluggy = await openSandbox({ widgetDir: folder });
  const asked = await pluggy.connect(600, { cpf: '761.092.776-73' });
  const request = new URL(asked.parameter.data).searchParams.get('request');
  await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
  await pluggy.settled(asked.id);
  const page = await openPage({ width: 390, url: pluggy.url, id: asked.id });
  await expect.poll(() => page.locator('.action').count()).toBeGreaterThan(5);
  const item = page.locator(`[data-item="${asked.id}"]`);
  const read = async () => (await pluggy.call('GET', `/items/${asked.id}`)).body;
  await item.getByRole('button', { name: 'Consentimento acaba em 7 dias' }).click();
  await item.getByRole('button', { name: 'Consentimento sem fim' }).waitFor();
  const { consentExpiresAt } = await read();
  expect(Math.round((Date.parse(consentExpiresAt) - Date.now()) / 86_400_000)).toBe(7);
  await item.getByRole('button', { name: 'Desligar sincronização automática' }).click();
  await item.getByText('Próxima sincronização automática').waitFor();
  await expect.poll(async () => (await read()).nextAutoSyncAt).toBeNull();
  await item.getByLabel('Datas nas próximas conexões').selectOption({ label: 'só o dia (meia-noite UTC)' });
  await expect
    .poll(async () => (await pluggy.call('GET', '/_sandbox/overview')).body.items[asked.id].connectorDates)
    .toBe('day');
  expect(await page.locator('html').evaluate(screenProblems, 'pt')).toEqual([]);
  await page.context().close();
  await pluggy.close();
});
