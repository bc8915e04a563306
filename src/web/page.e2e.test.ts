import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../test/support/browser.ts';
import { buildPage, buildWidgetStub } from './testing/build-page.ts';
import { StubService } from './testing/StubService.ts';
import { buildAccount, buildItem, buildSync, buildTransaction, Exact } from './testing/stub-data.ts';

let folder: string;
let browser: Browser;
let service: StubService;
let widget: StubService;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-e2e-'));
  await Promise.all([buildPage(join(folder, 'page')), buildWidgetStub(join(folder, 'widget'))]);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  widget = await StubService.start(join(folder, 'widget'));
  service = await StubService.start(join(folder, 'page'));
  service.widgetUrl = widget.url;
});

afterEach(async () => {
  await page.context().close();
  await Promise.all([service.close(), widget.close()]);
});

async function open(path = '/', options: { locale?: string; width?: number } = {}): Promise<void> {
  const { locale = 'pt-BR', width = 1280 } = options;
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  await page.goto(service.url + path);
}

/** The package draws a second frame of the same title, with a spinner, until the widget has answered. */
const WIDGET = 'iframe[title="Pluggy"][class$="_visible"]';
const frame = (): FrameLocator => page.frameLocator(WIDGET);
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const table = (): Locator => page.getByRole('table', { name: 'Transações' });
const cells = (column: string): Promise<string[]> => table().locator(`td.cell-${column}`).allInnerTexts();
const made = (call: string): number => service.calls.filter((made) => made === call).length;

/** One connection with one account and as many rows as asked for, numbered from the newest. */
function connect(rows: number): void {
  const item = buildItem();
  const account = buildAccount({ itemId: item.id, balance: new Exact('9007199254740993.07') });
  service.items = [item];
  service.accounts = [account];
  service.transactions = Array.from({ length: rows }, (_, row) =>
    buildTransaction({ accountId: account.id, description: `Compra ${row + 1}` }),
  );
}

describe('connecting a bank', () => {
  it('opens one widget even under StrictMode, reports what it made, and shows it', async () => {
    service.onReported = () => connect(3);
    await open();
    await button('Conectar banco').click();
    await frame().getByText('update=none language=pt').waitFor();
    expect(await page.locator(WIDGET).count()).toBe(1);

    await frame().getByRole('button', { name: 'Succeed' }).click();
    await page.getByText('Banco conectado.').waitFor();
    await frame().getByRole('button', { name: 'Close' }).click();

    const connections = page.getByRole('region', { name: 'Conexões' });
    await connections.getByRole('heading', { name: 'Banco Exemplo' }).waitFor();
    await page
      .getByRole('region', { name: 'Contas' })
      .getByRole('heading', { name: 'Conta Corrente' })
      .waitFor();
    await table().getByText('Compra 3').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);
    expect(made('POST /items')).toBe(1);
  });

  it('can be closed and opened again, and updates a connection that asks for it', async () => {
    service.items = [
      buildItem({
        status: 'LOGIN_ERROR',
        message: 'A senha não confere.',
        nextStep: { action: 'reconnect', label: 'Conectar de novo' },
      }),
    ];
    await open();
    await button('Conectar banco').click();
    await frame().getByRole('button', { name: 'Close' }).click();
    await page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);

    await page.getByText('A senha não confere.').waitFor();
    await button('Conectar de novo').click();
    await frame().getByText(`update=${service.items[0]?.id}`).waitFor();
    expect(service.tokenRequests).toEqual([
      { userId: 'demo-user', options: { includeSandbox: true, avoidDuplicates: true } },
      { userId: 'demo-user', itemId: service.items[0]?.id, options: { includeSandbox: true } },
    ]);
  });

  it('says so when the widget does not load, and tries again', async () => {
    await open();
    await page.clock.install();
    await page.route(`${widget.url}/**`, () => {}); // never answers, as behind a content blocker
    await button('Conectar banco').click();
    await page.locator('iframe[title="Pluggy"]').first().waitFor({ state: 'attached' });
    await page.clock.runFor(25_000);
    await page.getByRole('alert').getByText('A janela de conexão não carregou').waitFor();

    await page.unroute(`${widget.url}/**`);
    await button('Tentar de novo').click();
    await page.clock.resume();
    await frame().getByText('update=none').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('the data', () => {
  it.each([390, 1440])(
    'shows texts of any length in rows of bounded height, and opens them by keyboard: %i px',
    async (width) => {
      connect(3);
      const [first, second, third] = service.transactions;
      if (!first || !second || !third) throw new Error('there are no rows');
      first.description = 'PAGAMENTO '.repeat(120);
      first.category = 'y'.repeat(300);
      first.categoryId = null;
      second.description = 'x'.repeat(1_200);
      Object.assign(third, { description: ' ', descriptionRaw: 'PIX ENVIADO 123' });
      Object.assign(service.accounts[0] ?? {}, { name: 'Conta '.repeat(60), marketingName: null });
      await open('/', { width });
      await table().getByText('PIX ENVIADO 123').waitFor();
      const heights = await table()
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      expect(Math.max(...heights)).toBeLessThan(240);
      const scrolls = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await scrolls()).toBe(0);

      const more = table().locator('tbody tr').nth(1).getByRole('button', { name: 'Mostrar tudo' });
      await more.focus();
      await page.keyboard.press('Enter');
      const less = table().locator('tbody tr').nth(1).getByRole('button', { name: 'Mostrar menos' });
      expect(await less.getAttribute('aria-expanded')).toBe('true');
      const cell = table().locator('tbody tr').nth(1).locator('.long-text').first();
      const isWhole = await cell.evaluate((text) => text.scrollHeight <= text.clientHeight + 1);
      expect(isWhole).toBe(true);
      expect(await scrolls()).toBe(0);
      await page.keyboard.press('Space');
      await more.waitFor();
    },
  );

  it("calls a card's balance its used limit, shows the limit that was chosen, and the bill that has to be paid", async () => {
    const item = buildItem();
    const card = (number: string, more: object) =>
      buildAccount({
        itemId: item.id,
        type: 'CREDIT',
        subtype: 'CREDIT_CARD',
        name: `Cartão ${number}`,
        number,
        ...more,
      });
    service.items = [item];
    service.accounts = [
      card('4321', {
        balance: new Exact('9170.89'),
        creditData: {
          creditLimit: new Exact('5450'),
          availableCreditLimit: new Exact('2001.48'),
          balanceDueDate: '2099-12-15T03:00:00.000Z',
          disaggregatedCreditLimits: [
            { creditLineLimitType: 'LIMITE_CREDITO_TOTAL', customizedLimitAmount: new Exact('2100') },
          ],
        },
        lastBill: { id: 'b', dueDate: '2099-11-15', totalAmount: new Exact('625.49'), currencyCode: 'BRL' },
      }),
      ...['2099-12-10T03:00:00.000Z', '2099-12-10T00:00:00.000Z', '2099-12-10', '2099-12-10T00:00:00'].map(
        (balanceDueDate, index) => card(`000${index}`, { creditData: { balanceDueDate } }),
      ),
      card('9999', { creditData: { balanceDueDate: '0001-01-01T00:00:00.000Z' } }),
      card('8888', { creditData: { balanceDueDate: '2020-11-10' } }),
      card('7777', {
        creditData: { balanceDueDate: '2020-11-16' },
        lastBill: { id: 'c', dueDate: '2026-13-45', totalAmount: new Exact('1'), currencyCode: 'BRL' },
      }),
    ];
    await open();
    const accounts = page.getByRole('region', { name: 'Contas' });
    await accounts.getByText('Limite usado em cartões').waitFor();
    const text = ((await accounts.textContent()) ?? '').replaceAll('\u00a0', ' ');
    expect(text).toMatch(/Limite usado\s*R\$ 9\.170,89/);
    expect(text).toContain('Última fatura fechada R$ 625,49. Vence em 15/11/2099');
    expect(text).toContain('Limite R$ 2.100,00');
    expect(text).toContain('Próximo vencimento em 15/12/2099');
    expect(text.match(/Vence em 10\/12\/2099/g)).toHaveLength(4);
    expect(text).not.toMatch(/5\.450|a pagar|em aberto|09\/12|1-12-31/i);
    expect(text).toContain('Venceu em 10/11/2020');
    expect(text).not.toMatch(/2026-13-45|em 16\/11\/2020/);
  });

  it('pages through every row once, forward and back', async () => {
    connect(120);
    await open();
    await table().getByText('Compra 50', { exact: true }).waitFor();
    const seen = await cells('description');
    for (const last of ['Compra 100', 'Compra 120']) {
      await button('Próxima').click();
      await table().getByText(last, { exact: true }).waitFor();
      seen.push(...(await cells('description')));
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, row) => `Compra ${row + 1}`));
    expect(await button('Próxima').isDisabled()).toBe(true);

    await button('Anterior').click();
    await table().getByText('Compra 51', { exact: true }).waitFor();
    await page.getByText('Página 2').waitFor();
  });

  it('shows exact money, days that do not move, and what is pending', async () => {
    connect(0);
    const accountId = service.accounts[0]?.id ?? '';
    service.transactions = [
      buildTransaction({
        accountId,
        signedAmount: new Exact('-1234567890123456.78'),
        localDate: '2026-11-01',
        status: 'PENDING',
        creditCardMetadata: { installmentNumber: 2, totalInstallments: 3 },
      }),
    ];
    await open();
    const row = table().getByRole('row').nth(1);
    await row.getByText('-R$ 1.234.567.890.123.456,78').waitFor();
    await row.getByText('01/11/2026').waitFor();
    await row.getByText('Pendente').waitFor();
    await row.getByText('Parcela 2/3').waitFor();
    await page
      .getByRole('region', { name: 'Contas' })
      .getByText('9.007.199.254.740.993,07')
      .first()
      .waitFor();
  });

  it('is filtered by text and account, and the filter can be taken back', async () => {
    connect(120);
    await open();
    await page.getByRole('searchbox', { name: 'Buscar' }).fill('compra 77');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    expect(await cells('description')).toEqual(['Compra 77']);

    await page.getByRole('searchbox', { name: 'Buscar' }).fill('nada disso');
    await page.getByText('Nada encontrado').waitFor();
    await button('Limpar filtros').click();
    await table().getByText('Compra 50', { exact: true }).waitFor();

    await button('Ver transações de Conta Corrente').click();
    const chosen = page.getByRole('combobox', { name: 'Conta' });
    expect(await chosen.inputValue()).toBe(service.accounts[0]?.id);
  });

  it('follows the service without a reload', async () => {
    connect(1);
    const done = service.items;
    service.items = done.map((item) => ({
      ...item,
      status: 'UPDATING',
      sync: buildSync({ state: 'running', transactionsRead: 500, transactionsExpected: 2000 }),
    }));
    await open();
    await page.getByText('Ao vivo').waitFor();
    const bar = page.getByRole('progressbar', { name: 'Sincronização de Banco Exemplo' });
    await page.getByText('500 de 2.000 transações').waitFor();
    expect(await bar.getAttribute('value')).toBe('500');

    service.items = done;
    service.transactions = service.transactions.map((row) => ({ ...row, description: 'Chegou agora' }));
    service.announce('item');
    service.announce('transactions');
    await table().getByText('Chegou agora').waitFor();
    await bar.waitFor({ state: 'detached' });
  });

  it('says when it was last compared, and what did not agree', async () => {
    connect(1);
    const [item, account] = [one(service.items), one(service.accounts)];
    item.sync = buildSync({ finishedAt: new Date().toISOString() });
    const compared = {
      accountId: account.id,
      itemId: item.id,
      sweptAt: null,
      problems: [],
      sameAs: null,
      bills: [],
    };
    const reconciledAt = new Date(Date.now() - 2.5 * 3_600_000).toISOString();
    service.completeness = { accounts: [compared], reconciliations: [{ itemId: item.id, reconciledAt }] };
    await open();
    await page.getByText('Conferido há 2 horas: tudo confere').waitFor();

    const unchecked = { verdict: 'unknown', reason: 'other_currency', detail: 'Moedas diferentes.' };
    const bill = { billId: 'b', dueDate: '2026-10-15', ...unchecked };
    service.completeness.accounts = [{ ...compared, bills: [bill] }];
    await page.reload();
    await page.getByText('Conferido há 2 horas: tudo confere').waitFor();
    await page.getByText('Não foi possível conferir uma fatura do cartão').click();
    await page.getByText('fatura com vencimento em 15/10/2026: Moedas diferentes.').waitFor();

    const problems = [
      { code: 'bill_differs', detail: 'x' },
      { code: 'something_new', detail: 'Nas palavras do serviço.' },
    ];
    service.completeness.accounts = [{ ...compared, problems }];
    await page.reload();
    await page.getByText('Conferido há 2 horas: nem tudo confere').click();
    await page.getByText(/Conta Corrente: há faturas que foram pagas por inteiro/).waitFor();
    await page.getByText('Conta Corrente: Nas palavras do serviço.').waitFor();
  });

  it('counts an account of two connections once, says so, and lets the person decide', async () => {
    connect(1);
    const again = buildItem({ connector: { id: 200, name: 'MeuPluggy', primaryColor: '000000' } });
    const double = { counted: false, sameAs: one(service.accounts).id };
    service.items.push(again);
    service.accounts.push(buildAccount({ itemId: again.id, ...double }));
    await open();
    await page
      .getByText('Esta conta já vem pela conexão Banco Exemplo: nos totais ela entra só uma vez.')
      .waitFor();
    await button('São duas contas: somar também').click();
    await page.getByText('Nos totais, como você escolheu.').waitFor();
    await button('Desfazer').click();
    await button('São duas contas: somar também').waitFor();
  });

  it('tells two connections to one bank apart, and says that the rows of a doubled account are there twice', async () => {
    connect(1);
    const again = buildItem();
    const double = buildAccount({ itemId: again.id, counted: false, sameAs: one(service.accounts).id });
    service.items.push(again);
    service.accounts.push(double);
    service.transactions.push(buildTransaction({ accountId: double.id, description: 'Compra 1' }));
    await open();
    await button('Remover Banco Exemplo (2)').waitFor();
    await page.getByText('Esta conta já vem pela conexão Banco Exemplo (1)').waitFor();
    expect(await cells('account')).toEqual([
      expect.stringContaining('Banco Exemplo (1)'),
      expect.stringContaining('Banco Exemplo (2)'),
    ]);
    const note = page.getByText('as transações delas aparecem duas vezes nesta lista');
    await note.waitFor();
    await page.getByRole('combobox', { name: 'Conta' }).selectOption(double.id);
    await note.waitFor({ state: 'detached' });
  });

  it('keeps the past of closed accounts, folded away', async () => {
    connect(1);
    const closedAt = '2026-11-20T12:00:00.000Z';
    const old = buildAccount({
      itemId: one(service.items).id,
      name: 'Conta antiga',
      counted: false,
      closedAt,
    });
    service.accounts.push(old);
    service.transactions.push(buildTransaction({ accountId: old.id, description: 'Do passado' }));
    await open();
    await page.getByText('Contas encerradas (1)').click();
    await page.getByText('Encerrada em 20/11/2026').waitFor();
    await button('Ver transações de Conta antiga').click();
    await table().getByText('Do passado').waitFor();
    expect(service.queries.at(-1)?.get('includeDeleted')).toBe('true');
  });

  it('fails with a reason, and loads when asked again', async () => {
    connect(1);
    service.failing.set('/transactions', 403);
    await open();
    await page.getByRole('alert').getByText('Não foi possível carregar as transações').waitFor();
    service.failing.clear();
    await button('Tentar de novo').click();
    await table().getByText('Compra 1').waitFor();
  });

  it('goes with its connection, after a question', async () => {
    connect(1);
    const path = `/items/${service.items[0]?.id}`;
    await open();
    await button('Remover Banco Exemplo').click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(made(`DELETE ${path}`)).toBe(0);

    await button('Remover Banco Exemplo').click();
    await page.getByRole('dialog', { name: 'Remover Banco Exemplo?' }).getByText('Remover conexão').click();
    await page.getByText('Nenhum banco conectado ainda').waitFor();
    expect(made(`DELETE ${path}`)).toBe(1);
  });
});

describe('the page', () => {
  it('speaks the language that was chosen, also after a reload', async () => {
    connect(1);
    await open('/', { locale: 'en-US' });
    await page.getByRole('region', { name: 'Connections' }).waitFor();
    await button('Português').click();
    await page.getByRole('region', { name: 'Conexões' }).waitFor();
    await page.reload();
    await page.getByRole('region', { name: 'Conexões' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('pt-BR');
  });

  it.each([390, 768, 1440])('fits into %i pixels', async (width) => {
    connect(2);
    service.items[0] = buildItem({
      ...service.items[0],
      connector: { id: 1, name: 'Banco'.repeat(20), primaryColor: '' },
    });
    service.transactions[0] = buildTransaction({
      ...one(service.transactions),
      description: 'X'.repeat(200),
    });
    await open('/', { width });
    await table().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('has an address and a title for each part of it; Back leads to the part before, and a reload to the same', async () => {
    connect(1);
    await open('/conexoes', { width: 390 });
    await page.getByRole('region', { name: 'Conexões' }).getByText('Banco Exemplo').waitFor();
    const bar = page.getByRole('navigation', { name: 'Páginas' });
    await bar.getByRole('link', { name: 'Contas' }).click();
    await page.getByRole('region', { name: 'Contas' }).getByText('Conta Corrente').waitFor();
    expect([new URL(page.url()).pathname, await page.title()]).toEqual(['/contas', 'Contas · Open Finance']);
    expect(await bar.getByRole('link', { name: 'Contas' }).getAttribute('aria-current')).toBe('page');

    await bar.getByRole('link', { name: 'Mais' }).click();
    await page.getByRole('heading', { name: 'Mais' }).waitFor();
    await button('Escura').click();
    await page.reload();
    expect(await button('Escura').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');

    await page.goBack();
    await page.getByRole('region', { name: 'Contas' }).getByText('Conta Corrente').waitFor();
    await page.goBack();
    await page.getByRole('region', { name: 'Conexões' }).getByText('Banco Exemplo').waitFor();
    expect(await page.title()).toBe('Conexões · Open Finance');
  });

  it('hides every amount on request, and still does after a reload', async () => {
    connect(1);
    await open('/contas');
    const amounts = page.getByRole('region', { name: 'Contas' }).getByText(/R\$/);
    await amounts.first().waitFor();
    await button('Ocultar valores').click();
    await page.getByText('valor oculto').first().waitFor({ state: 'attached' });
    expect(await amounts.count()).toBe(0);
    await page.reload();
    await button('Mostrar valores').waitFor();
    await page.getByText('valor oculto').first().waitFor({ state: 'attached' });
    expect(await amounts.count()).toBe(0);
  });

  it('asks a stranger to sign in, and takes the token of a link out of the address', async () => {
    service.mode = 'live';
    service.signedIn = false;
    await open();
    await page.getByRole('heading', { name: 'Entre para ver suas contas' }).waitFor();

    await page.goto(`${service.url}/#session=stale-token`);
    await page.getByText('O link de acesso não vale mais.').waitFor();
    expect(new URL(page.url()).hash).toBe('');

    await page.goto(`${service.url}/#session=good-token`);
    await button('Conectar banco').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.getByText('Sandbox').count()).toBe(0);
  });
});

function one<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('empty list');
  return first;
}
