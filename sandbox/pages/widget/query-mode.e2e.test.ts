import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { recordCalls, startWorld, type World } from '../testing/world.ts';

let world: World;
let page: Page;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => world?.close());
afterEach(async () => page?.context().close());

/** Opens the page as an app's WebView or a plain link does. */
async function open(query: Record<string, string>, options: { inApp: boolean }): Promise<void> {
  const context = await world.browser.newContext({ viewport: { width: 390, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (options.inApp) {
    await page.addInitScript(() => {
      window.appMessages = [];
      const ReactNativeWebView = { postMessage: (text: string) => window.appMessages.push(JSON.parse(text)) };
      Object.assign(window, { ReactNativeWebView });
    });
  }
  await page.goto(`${world.sandboxUrl}/?${new URLSearchParams({ with_sandbox: 'true', ...query })}`);
}

/** What the app was told so far. */
const heard = () => page.evaluate(() => window.appMessages);

async function connectBankZero(): Promise<void> {
  await page.getByRole('button', { name: 'Continuar', exact: true }).click();
  await page.getByRole('button', { name: 'Preencher' }).click();
  await page.getByRole('button', { name: 'Conectar' }).click();
  await page.getByRole('heading', { name: 'Conta conectada!' }).waitFor();
}

it('tells a React Native app each step in LOCATION messages', async () => {
  await open({ connect_token: await world.connectToken(), selected_connector_id: '0' }, { inApp: true });
  await connectBankZero();
  const last = async () => new URL((await heard()).at(-1)?.message ?? '').searchParams.get('events') ?? '';
  await expect.poll(last).toMatch(/SUCCESS$/);
  const messages = await heard();
  expect(new Set(messages.map((message) => message.type))).toEqual(new Set(['LOCATION']));
  const states = messages.map((message) => new URL(message.message).searchParams);
  const lastEvents = states.map((state) => state.get('events')?.split(',').at(-1));
  expect(lastEvents.slice(0, 4)).toEqual([
    'OPEN',
    'SUBMITTED_CONSENT',
    'SELECTED_INSTITUTION',
    'SUBMITTED_LOGIN',
  ]);
  expect(lastEvents.at(-1)).toBe('SUCCESS');
  expect(states.at(-1)?.get('item_status')).toBe('UPDATED');
  expect(states.at(-1)?.get('connector_id')).toBe('0');
});

it("hands the bank's address to the app instead of opening a window", async () => {
  await open({ connect_token: await world.connectToken(), selected_connector_id: '600' }, { inApp: true });
  await page.getByRole('button', { name: 'Continuar', exact: true }).click();
  await page.getByRole('button', { name: 'Preencher' }).click();
  await page.getByRole('button', { name: 'Conectar' }).click();
  await page.getByRole('button', { name: 'Ir para o banco' }).click();
  const opened = async () => (await heard()).find(({ type }) => type === 'OAUTH_OPEN')?.message;
  await expect.poll(opened).toContain('/mock-bank?request=');
  expect(page.context().pages()).toHaveLength(1);
});

it('keeps the state of a plain link in its address, and updates that item later', async () => {
  await open({ connect_token: await world.connectToken(), selected_connector_id: '0' }, { inApp: false });
  await connectBankZero();
  const named = (): string => new URL(page.url()).searchParams.get('item_id') ?? '';
  await expect.poll(named).toMatch(/^[0-9a-f-]{36}$/);
  const itemId = named();
  await page.context().close();

  await open({ connect_token: await world.connectToken(itemId), update_item: itemId }, { inApp: false });
  const calls: string[] = [];
  recordCalls(page, world.sandboxUrl, calls);
  await page.getByRole('heading', { name: 'Atualize sua conexão com Pluggy Bank' }).waitFor();
  await page.getByRole('button', { name: 'Continuar', exact: true }).click();
  await page.getByRole('heading', { name: 'Conta conectada!' }).waitFor();
  expect(calls).toContain('PATCH /items/:id');
  expect(calls).not.toContain('POST /items');
});

it('says so when the link has no token', async () => {
  await open({ lang: 'en' }, { inApp: false });
  expect(await page.getByRole('alert').textContent()).toContain('it has no connect token');
});
