import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { freePort } from './support/free-port.ts';
import { type StartedProcess, startProcess } from './support/start-process.ts';

let dataDir: string;
let service: StartedProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'main-job-'));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const sandboxPort = await freePort();
  service = startProcess({ PORT: String(port), SANDBOX_PORT: String(sandboxPort), DATA_DIR: dataDir });
  await service.ready();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  expect(await service.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});

beforeEach(async () => {
  context = await browser.newContext({ locale: 'pt-BR', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
});
afterEach(async () => {
  await context.close();
});

const widget = (): FrameLocator => page.frameLocator('iframe[title="Pluggy"][class$="_visible"]');

async function openWidgetAt(bank: string): Promise<void> {
  await page.goto(`${origin}/conexoes`);
  await page.getByRole('button', { name: 'Conectar na janela da Pluggy' }).first().click();
  await widget().getByRole('button', { name: 'Continuar' }).click();
  await widget().getByRole('searchbox').fill(bank);
  await widget().getByRole('button', { name: bank }).first().click();
}

async function logIn(user: string, password: string): Promise<void> {
  await widget().locator('input[name=user]').fill(user);
  await widget().locator('input[name=password]').fill(password);
  await widget().getByRole('button', { name: 'Conectar' }).click();
}

async function finish(): Promise<void> {
  await widget().getByText('Conta conectada!').waitFor();
  await widget().getByRole('button', { name: 'Concluir' }).click();
}

const connections = () => page.getByRole('region', { name: 'Conexões' });
const go = (name: string) => page.getByRole('link', { name, exact: true }).click();

/** The connection, its accounts with balances, and its rows are each on their page. */
async function expectData(bank: string): Promise<void> {
  await go('Conexões');
  await connections().getByText(bank, { exact: true }).first().waitFor();
  await connections().getByText('Conectado. Seus dados estão em dia.').first().waitFor();
  await go('Contas');
  await page.getByRole('region', { name: 'Contas' }).getByText(/R\$/).first().waitFor();
  await go('Transações');
  await page.getByRole('list', { name: 'Transações' }).getByRole('listitem').nth(10).waitFor();
  await go('Início');
  await page.getByText('Fluxo de seis meses').waitFor();
  await page
    .getByRole('img', { name: /resultado/ })
    .first()
    .waitFor();
}

describe('a person on a fresh start without any setting', () => {
  it('connects a bank in the widget and sees its status, accounts and transactions', async () => {
    await openWidgetAt('Pluggy Bank');
    await logIn('user-ok', 'password-ok');
    await finish();
    await expectData('Pluggy Bank');
  });

  it('connects a bank in the page itself, and sees the same of it', async () => {
    await page.goto(origin);
    await page.getByRole('button', { name: 'Conectar banco' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Pluggy Bank MFA 1 Step', exact: true }).click();
    await dialog.getByRole('button', { name: 'Concordo e continuar' }).click();
    await dialog.locator('input[name=user]').fill('user-ok');
    await dialog.locator('input[name=password]').fill('password-ok');
    await dialog.locator('input[name=token]').fill('123456');
    await dialog.getByRole('button', { name: 'Conectar', exact: true }).click();
    await dialog.getByRole('button', { name: 'Concluir' }).click();
    await expectData('Pluggy Bank MFA 1 Step');
  });

  it('is told that the password was wrong, and the retry works', async () => {
    await openWidgetAt('Pluggy Bank');
    await logIn('user-ok-two-checking-accounts', 'wrong-password');
    await widget().getByRole('alert').waitFor();
    expect(await widget().getByRole('alert').textContent()).toMatch(/senha|usuário/i);
    await logIn('user-ok-two-checking-accounts', 'password-ok');
    await finish();
    // the page numbers two connections to one bank
    await expectData('Pluggy Bank (2)');
  });

  it('is told that an account is connected already, and has it once', async () => {
    await openWidgetAt('Pluggy Bank');
    await connections().getByText('Pluggy Bank (2)', { exact: true }).first().waitFor();
    const banks = connections().getByRole('heading', { level: 3 });
    const cards = await banks.count();
    await logIn('user-ok', 'password-ok');
    await widget().getByRole('heading', { name: 'Conta já conectada' }).waitFor();
    await widget().getByRole('button', { name: 'Fechar', exact: true }).last().click();
    await page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);
    await page.reload();
    await connections().getByText('Pluggy Bank (1)', { exact: true }).first().waitFor();
    expect(await banks.count()).toBe(cards);
  });

  it('answers the security code of a bank with two-step MFA', async () => {
    await openWidgetAt('Pluggy Bank MFA 2 Steps');
    await logIn('user-ok', 'password-ok');
    await widget().locator('input[name=token]').fill('123456');
    await widget().getByRole('button', { name: 'Confirmar' }).click();
    await finish();
    await expectData('Pluggy Bank MFA 2 Steps');
  });
});
