import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBarriers } from '../../test/support/axe.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { buildPage } from './testing/build-page.ts';
import { StubService } from './testing/StubService.ts';
import { buildAccount, buildItem, buildTransaction, Exact } from './testing/stub-data.ts';
import * as money from './testing/stub-money.ts';

let folder: string;
let browser: Browser;
let service: StubService;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'money-e2e-'));
  await buildPage(folder);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  service = await StubService.start(folder);
});

afterEach(async () => {
  await page.context().close();
  await service.close();
});

async function open(path: string, { width = 390, locale = 'pt-BR', dark = false } = {}): Promise<void> {
  const colorScheme = dark ? 'dark' : 'light';
  const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 844 } });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  await page.goto(service.url + path);
}

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const region = (name: string): Locator => page.getByRole('region', { name });
/** Intl parts a currency from its number by a space that does not break. */
const read = async (locator: Locator): Promise<string> =>
  (await locator.allInnerTexts()).join().replaceAll('\u00a0', ' ');

/** No barrier, and nothing wider than the screen, from the narrowest phone to a wide screen. */
async function expectSound(): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
  for (const width of [320, 720, 1120, 2560]) {
    await page.setViewportSize({ width, height: 844 });
    const spare = await page.evaluate(
      () => document.documentElement.clientWidth - document.documentElement.scrollWidth,
    );
    expect(spare, `at ${width} px`).toBe(0);
  }
  await page.setViewportSize({ width: 390, height: 844 });
}

function connect(): { item: ReturnType<typeof buildItem>; account: ReturnType<typeof buildAccount> } {
  const item = buildItem();
  const account = buildAccount({ itemId: item.id });
  service.items = [item];
  service.accounts = [account];
  service.transactions = [buildTransaction({ accountId: account.id })];
  return { item, account };
}

describe('connections', () => {
  it('stand by need; the one that the bank asks about is answered on its page, on a phone', async () => {
    const { item } = connect();
    const waiting = buildItem({
      connector: { id: 1, name: 'Banco que pergunta', primaryColor: '112233' },
      status: 'WAITING_USER_INPUT',
      message: 'O banco pediu um código.',
      nextStep: { action: 'continue', label: 'Continuar' },
    });
    service.items = [item, waiting];
    const parameter = { name: 'token', type: 'number', label: 'Código do app', validation: '^\\d{6}$' };
    service.answers.set(`GET /items/${waiting.id}`, money.connectionAnswer(waiting, { parameter }));
    await open('/conexoes');
    const names = region('Conexões').getByRole('heading', { level: 3 });
    await names.first().waitFor();
    expect(await names.allInnerTexts()).toEqual(['Banco que pergunta', 'Banco Exemplo']);
    await expectSound();

    await page.getByRole('link', { name: 'Banco que pergunta' }).click();
    await page.getByRole('heading', { level: 1, name: 'Banco que pergunta' }).waitFor();
    await button('Enviar ao banco').click();
    await page.getByText('Preencha a resposta para continuar.').waitFor();
    await page.getByLabel('Código do app').fill('123456');
    service.answers.set(`POST /items/${waiting.id}/mfa`, money.connectionAnswer(waiting));
    await expectSound();
    await button('Enviar ao banco').click();
    await expect.poll(() => page.getByLabel('Código do app').inputValue()).toBe('');
    expect(service.sent.get(`POST /items/${waiting.id}/mfa`)).toEqual({ parameters: { token: '123456' } });
  });

  it('say of each kind of data what became of it, when they are read again, and take a name', async () => {
    const { item } = connect();
    const refresh = { allowed: false, reason: 'refresh_too_soon', allowedAt: '2099-01-01T00:00:00Z' };
    service.answers.set(`GET /items/${item.id}`, money.connectionAnswer(item, { refresh }));
    await open(`/conexoes/${item.id}`, { width: 1440 });
    const table = region('O que foi lido').getByRole('table');
    await table.waitFor();
    expect(
      (await table.getByRole('row').allInnerTexts()).map((text) =>
        text.replaceAll('\t', ': ').replace(/\s+/g, ' '),
      ),
    ).toEqual([
      'Dados: Situação',
      'Contas: Lido há 1 hora',
      'Investimentos: O limite mensal de leituras no banco acabou; volta em 01/12/2026',
      'Empréstimos: Falhou; tentaremos de novo',
      'Dados pessoais: Não oferecido por este banco',
    ]);
    await region('Atualização').getByText('24 de dez. de 2099').waitFor();
    await region('Atualização').getByText('O banco limita as leituras').waitFor();
    await region('Autorização').getByText('Sem prazo, até você cancelar').waitFor();
    await region('Contas desta conexão')
      .getByRole('link', { name: /Conta Corrente/ })
      .waitFor();

    service.answers.set(`PATCH /items/${item.id}`, {});
    await page.getByLabel('Nome que você quer ver').fill('Conta da casa');
    await button('Salvar').click();
    await page.getByText('Nome salvo.').waitFor();
    expect(service.sent.get(`PATCH /items/${item.id}`)).toEqual({ alias: 'Conta da casa' });
    await page.getByLabel('Atualizar sozinho').click();
    await expect.poll(() => service.sent.get(`PATCH /items/${item.id}`)).toEqual({ autoSync: false });
    await expectSound();

    // Asked for, and answered: then it says when it can be asked again.
    service.answers.set(
      `GET /items/${item.id}`,
      money.connectionAnswer(item, { refresh: { allowed: true } }),
    );
    await page.reload();
    service.answers.set(`POST /items/${item.id}/refresh`, money.connectionAnswer(item, { refresh }));
    await button('Atualizar agora').waitFor();
    service.answers.set(`GET /items/${item.id}`, money.connectionAnswer(item, { refresh }));
    await button('Atualizar agora').click();
    await region('Atualização').getByText('Pedido feito.').waitFor();
    await page.getByText('Ao vivo').waitFor();
    const lastUpdatedAt = '2026-11-27T12:30:00.000Z';
    service.answers.set(`GET /items/${item.id}`, money.connectionAnswer(item, { refresh, lastUpdatedAt }));
    service.announce('item');
    await region('Atualização').getByText('Dá para pedir de novo').waitFor();
  });
});

describe('accounts and cards', () => {
  it('show the balance as a line that the arrows walk along, exact to the last digit', async () => {
    const { account } = connect();
    service.answers.set(`GET /accounts/${account.id}/balances`, money.balancesAnswer);
    await open('/contas');
    await page.getByRole('link', { name: 'Detalhes de Conta Corrente' }).waitFor();
    await expectSound();
    await page.getByRole('link', { name: 'Detalhes de Conta Corrente' }).click();
    const line = page.getByRole('slider', { name: 'Saldo ao longo do tempo' });
    await line.focus();
    const shown = async (): Promise<string> =>
      ((await line.getAttribute('aria-valuetext')) ?? '').replaceAll('\u00a0', ' ');
    expect(await shown()).toBe('27/11/2026: R$ 9.007.199.254.740.993,08');
    await page.keyboard.press('ArrowLeft');
    expect(await shown()).toBe('26/11/2026: R$ 9.007.199.254.740.993,07');
    await page.keyboard.press('Home');
    expect(await shown()).toContain('24/11/2026');
    await page.getByText('Ver em tabela').click();
    expect(await page.getByRole('table', { name: 'Saldo ao longo do tempo' }).getByRole('row').count()).toBe(
      4,
    );
    await page.getByText('Padaria Exemplo').waitFor();
    await expectSound();
  });

  it('show a card’s shared limit once, how its bills stand, and the instalments to come', async () => {
    const { item } = connect();
    const card = (name: string, balance: string) =>
      buildAccount({
        itemId: item.id,
        type: 'CREDIT',
        subtype: 'CREDIT_CARD',
        name,
        balance: new Exact(balance),
        creditData: { creditLimit: new Exact('5000'), availableCreditLimit: new Exact('3500.50') },
      });
    const [first, second] = [card('Visa', '1000'), card('Master', '499.50')];
    service.accounts = [first, second];
    service.answers.set('GET /bills', money.billsAnswer);
    service.answers.set('GET /summary/upcoming', money.comingAnswer(first.id));
    await open('/cartoes', { dark: true });
    await page.getByText('Visa + Master').waitFor();
    expect(await page.getByText('Limite usado R$').count()).toBe(1);
    await expectSound();

    await page.getByRole('link', { name: /Visa/ }).click();
    await page.getByText('Um limite só, dividido com Master.').waitFor();
    const bills = region('Faturas fechadas').getByRole('listitem');
    await bills.first().waitFor();
    expect(await read(bills.nth(0))).toMatch(
      /10\/12\/2026[\s\S]*Paga em parte[\s\S]*Falta pagar\s+R\$ 512,45/,
    );
    expect(await read(bills.nth(1))).toMatch(/Venceu em 10\/11\/2026[\s\S]*Paga/);
    expect(await read(region('Parcelas a vencer'))).toMatch(/Janeiro de 2027\s+2 parcelas\s+R\$ 0,30/i);
    await expectSound();
  });
});

it('investments show what they are worth, and one opens with its movements at an address of its own', async () => {
  connect();
  service.answers.set('GET /investments', money.investmentsAnswer);
  service.answers.set('GET /investments/investment-1/transactions', money.movementsAnswer);
  service.answers.set('GET /loans', money.loansAnswer);
  await open('/investimentos');
  await button(/CDB Exemplo/).click();
  const panel = page.getByRole('dialog', { name: 'CDB Exemplo' });
  await panel.getByText('110% do CDI').waitFor();
  await panel.getByText('05/01/2026 · 9 unidades').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.goBack();
  await panel.waitFor({ state: 'detached' });
  expect(await read(page.getByRole('main'))).toContain('R$ 1.000,30');
  // Once closed it is not what Back leads to.
  await button(/CDB Exemplo/).click();
  await panel.getByRole('button', { name: 'Fechar' }).click();
  await panel.waitFor({ state: 'detached' });
  await page.goBack();
  expect(page.url()).toBe(`${service.url}/investimentos`);
  await expectSound();

  await page.goto(`${service.url}/emprestimos`);
  await page.getByText('Faltam 17 de 24 parcelas').waitFor();
  await page.getByText('1 parcela em atraso').waitFor();
  await expectSound();
});

describe('privacy', () => {
  it('lists consents and who saw the data, and revokes beside what was granted', async () => {
    const { item } = connect();
    service.answers.set('GET /consents', money.consentsAnswer(item.id));
    service.answers.set('GET /access-log', money.accessLogAnswer);
    await open('/privacidade');
    await region('Quem viu os seus dados').getByText('2 vezes').waitFor();
    await page.getByText('Terminadas e revogadas (1)').waitFor();
    const zip = page.getByRole('link', { name: 'Tudo sobre você (ZIP)' });
    expect(await zip.getAttribute('href')).toBe('/api/pluggy-v2/user/demo-user/export.zip');
    await expectSound();

    await button('Revogar a autorização de Banco Exemplo').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remover conexão' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(service.calls).toContain(`DELETE /items/${item.id}`);
  });

  it('erases everything once the word was typed, in English, and gives a receipt', async () => {
    connect();
    service.answers.set('DELETE ', { receiptId: 'receipt-1' });
    service.answers.set('GET /erasures/receipt-1', {
      state: 'done',
      erased: { items: 1, accounts: 1, transactions: 1, rows: 1234 },
      finishedAt: '2026-11-27T12:00:00Z',
    });
    await open('/privacidade', { locale: 'en', width: 1440 });
    await button('Erase all my data').click();
    const dialog = page.getByRole('dialog', { name: 'Erase all your data?' });
    expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
    await dialog.getByLabel('To confirm, type ERASE').fill('erase');
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('1,234 records erased').waitFor();
    await page.getByText('receipt-1').waitFor();
    expect(service.sent.get('DELETE ')).toEqual({ confirm: 'demo-user' });
    expect(new URL(page.url()).search).toBe('?recibo=receipt-1');
    // It is over: whoever wants to erase once more is asked from the beginning, and finds nothing of before.
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => service.calls.filter((call) => call === 'GET /session').length)
      .toBeGreaterThan(1);
    await button('Erase all my data').click();
    expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
    expect(service.calls.filter((call) => call === 'DELETE ')).toHaveLength(1);
  });

  it('leaves the receipt with a person whose session ended with the erasure', async () => {
    Object.assign(service, { mode: 'live', signedIn: false });
    await open('/privacidade?recibo=receipt-1');
    await page.getByText('receipt-1').waitFor();
    await page.getByText('A sua sessão terminou com o apagamento.').waitFor();
    await expectSound();
  });

  it('says what failed and tries again, and the rest of the page stays', async () => {
    connect();
    service.failing.set('/consents', 503);
    service.answers.set('GET /access-log', money.accessLogAnswer);
    await open('/privacidade');
    await page.getByRole('alert').getByText('Não foi possível carregar as autorizações').waitFor();
    await region('Quem viu os seus dados').getByText('2 vezes').waitFor();
    service.failing.clear();
    service.answers.set('GET /consents', { results: [], next: null });
    await button('Tentar de novo').click();
    await page.getByText('Nenhuma autorização ainda.').waitFor();
  });
});
