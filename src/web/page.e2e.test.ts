import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBarriers } from '../../test/support/axe.ts';
import { buildAccount, buildItem, buildSync, buildTransaction, Exact } from './testing/stub-data.ts';
import { one, type Visit, visitApp } from './testing/visit-app.ts';

const app = visitApp();
const { button, made, connect } = app;
const open = (path?: string, visit?: Visit): Promise<void> => app.open(path, visit);

/** The package draws a second frame of the same title, with a spinner, until the widget has answered. */
const WIDGET = 'iframe[title="Pluggy"][class$="_visible"]';
const frame = (): FrameLocator => app.page.frameLocator(WIDGET);

const dialog = () => app.page.getByRole('dialog');

describe('connecting a bank', () => {
  it('opens one dialog in the page, tells what it made, and gives the focus back', async () => {
    app.service.onReported = () => connect(1);
    app.service.missing = /begin-connecting/;
    await open();
    await button('Conectar banco').click();
    await app.page.getByRole('alert').getByText('recarregue a página').waitFor();
    app.service.missing = null;
    await button('Recarregar a página').click();
    await app.page.getByRole('alert').waitFor({ state: 'detached' });
    await app.page.route('**/pluggy-connect.js', (route) => route.abort());
    await button('Conectar banco').click();
    await app.page.getByRole('alert').getByText('Uma parte da página não carregou').waitFor();
    await app.page.unroute('**/pluggy-connect.js');
    await button('Tentar de novo').click();
    await dialog().getByText('update=none language=pt-BR').waitFor();
    expect(await dialog().count()).toBe(1);
    expect(await app.page.getByRole('alert').count()).toBe(0);

    await dialog().getByRole('button', { name: 'Succeed' }).click();
    await dialog().getByRole('button', { name: 'Close' }).click();
    await app.page.getByText('Banco conectado.').waitFor();
    await app.page.getByRole('region', { name: 'Conexões' }).getByText('Banco Exemplo').waitFor();
    expect(made('POST /items')).toBe(1);
    expect(app.service.tokenRequests).toEqual([
      { userId: 'demo-user', options: { includeSandbox: true, avoidDuplicates: true } },
    ]);
    await expect.poll(() => app.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  it('opens one widget, reports what it made, and shows it', async () => {
    app.service.onReported = () => connect(3);
    await open();
    await button('Conectar na janela da Pluggy').click();
    await frame().getByText('update=none language=pt').waitFor();
    expect(await app.page.locator(WIDGET).count()).toBe(1);

    await frame().getByRole('button', { name: 'Succeed' }).click();
    await app.page.getByText('Banco conectado.').waitFor();
    await frame().getByRole('button', { name: 'Close' }).click();

    const connections = app.page.getByRole('region', { name: 'Conexões' });
    await connections.getByText('Banco Exemplo').waitFor();
    await app.page.getByText('Compra 3').waitFor();
    await app.page.getByRole('link', { name: 'Contas' }).click();
    await app.page
      .getByRole('region', { name: 'Contas' })
      .getByRole('heading', { name: 'Conta Corrente' })
      .waitFor();
    await app.page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);
    expect(made('POST /items')).toBe(1);
  });

  it('can be closed and opened again, and updates a connection that asks for it', async () => {
    app.service.items = [
      buildItem({
        status: 'LOGIN_ERROR',
        message: 'A senha não confere.',
        nextStep: { action: 'reconnect', label: 'Conectar de novo' },
      }),
    ];
    await open('/conexoes');
    await button('Conectar na janela da Pluggy').click();
    await frame().getByRole('button', { name: 'Close' }).click();
    await app.page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);

    await app.page.getByText('A senha não confere.').waitFor();
    await button('Conectar de novo').click();
    await dialog().getByText(`update=${app.service.items[0]?.id}`).waitFor();
    await expect.poll(() => app.service.tokenRequests.length).toBe(2);
    expect(app.service.tokenRequests).toEqual([
      { userId: 'demo-user', options: { includeSandbox: true, avoidDuplicates: true } },
      { userId: 'demo-user', itemId: app.service.items[0]?.id, options: { includeSandbox: true } },
    ]);
  });

  it('says so when the widget does not load, tries again, and offers the way without it', async () => {
    await open();
    await app.page.clock.install();
    await app.page.route(`${app.widget.url}/**`, () => {}); // never answers, as behind a content blocker
    await button('Conectar na janela da Pluggy').click();
    await app.page.locator('iframe[title="Pluggy"]').first().waitFor({ state: 'attached' });
    await app.page.clock.runFor(25_000);
    await app.page.getByRole('alert').getByText('A janela de conexão não carregou').waitFor();

    await button('Conectar sem a janela').click();
    await dialog().getByText('update=none').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();

    await button('Conectar na janela da Pluggy').click();
    await app.page.locator('iframe[title="Pluggy"]').first().waitFor({ state: 'attached' });
    await app.page.clock.runFor(25_000);
    await app.page.getByRole('alert').getByText('A janela de conexão não carregou').waitFor();

    await app.page.unroute(`${app.widget.url}/**`);
    await button('Tentar de novo').click();
    await app.page.clock.resume();
    await frame().getByText('update=none').waitFor();
    expect(await app.page.getByRole('alert').count()).toBe(0);
  });
});

describe('the data', () => {
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
    app.service.items = [item];
    app.service.accounts = [
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
    await open('/contas');
    const accounts = app.page.getByRole('region', { name: 'Contas' });
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

  it('follows the service without a reload', async () => {
    connect(1);
    const done = app.service.items;
    app.service.items = done.map((item) => ({
      ...item,
      status: 'UPDATING',
      sync: buildSync({ state: 'running', transactionsRead: 500, transactionsExpected: 2000 }),
    }));
    await open();
    await app.page.getByText('Ao vivo').waitFor();
    const bar = app.page.getByRole('progressbar', { name: 'Sincronização de Banco Exemplo' });
    await app.page.getByText('500 de 2.000 transações').waitFor();
    expect(await bar.getAttribute('value')).toBe('500');

    app.service.items = done;
    app.service.transactions = app.service.transactions.map((row) => ({
      ...row,
      description: 'Chegou agora',
    }));
    app.service.announce('item');
    app.service.announce('transactions');
    await app.page.getByText('Chegou agora').waitFor();
    await bar.waitFor({ state: 'detached' });
  });

  it('says when it was last compared, and what did not agree', async () => {
    connect(1);
    const [item, account] = [one(app.service.items), one(app.service.accounts)];
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
    app.service.completeness = { accounts: [compared], reconciliations: [{ itemId: item.id, reconciledAt }] };
    await open('/conexoes');
    await app.page.getByText('Conferido há 2 horas: tudo confere').waitFor();

    const unchecked = { verdict: 'unknown', reason: 'other_currency', detail: 'Moedas diferentes.' };
    const bill = { billId: 'b', dueDate: '2026-10-15', ...unchecked };
    app.service.completeness.accounts = [{ ...compared, bills: [bill] }];
    await app.page.reload();
    await app.page.getByText('Conferido há 2 horas: tudo confere').waitFor();
    await app.page.getByText('Não foi possível conferir uma fatura do cartão').click();
    await app.page.getByText('fatura com vencimento em 15/10/2026: Moedas diferentes.').waitFor();

    const problems = [
      { code: 'bill_differs', detail: 'x' },
      { code: 'something_new', detail: 'Nas palavras do serviço.' },
    ];
    app.service.completeness.accounts = [{ ...compared, problems }];
    await app.page.reload();
    await app.page.getByText('Conferido há 2 horas: nem tudo confere').click();
    await app.page.getByText(/Conta Corrente: há faturas que foram pagas por inteiro/).waitFor();
    await app.page.getByText('Conta Corrente: Nas palavras do serviço.').waitFor();
  });

  it('counts an account of two connections once, says so, and lets the person decide', async () => {
    connect(1);
    const again = buildItem({ connector: { id: 200, name: 'MeuPluggy', primaryColor: '000000' } });
    const double = { counted: false, sameAs: one(app.service.accounts).id };
    app.service.items.push(again);
    app.service.accounts.push(buildAccount({ itemId: again.id, ...double }));
    await open('/contas');
    await app.page
      .getByText('Esta conta já vem pela conexão Banco Exemplo: nos totais ela entra só uma vez.')
      .waitFor();
    await button('São duas contas: somar também').click();
    await app.page.getByText('Nos totais, como você escolheu.').waitFor();
    await button('Desfazer').click();
    await button('São duas contas: somar também').waitFor();
  });

  it('says of an account that was left out for a connection which has ended that no total has it', async () => {
    connect(1);
    Object.assign(one(app.service.accounts), { counted: false, countedByUser: false, formerSameAs: 'ended' });
    await open('/contas');
    await app.page.getByText('enquanto ela era contada por outra conexão, que terminou depois').waitFor();
    await button('Contar de novo').click();
    await button('Contar de novo').waitFor({ state: 'detached' });
  });

  it('tells two connections to one bank apart, and says that the rows of a doubled account are there twice', async () => {
    connect(1);
    const again = buildItem();
    const double = buildAccount({ itemId: again.id, counted: false, sameAs: one(app.service.accounts).id });
    app.service.items.push(again);
    app.service.accounts.push(double);
    app.service.transactions.push(buildTransaction({ accountId: double.id, description: 'Compra 1' }));
    await open('/conexoes');
    await button('Remover Banco Exemplo (2)').waitFor();
    await app.page.getByRole('link', { name: 'Contas' }).click();
    await app.page.getByText('Esta conta já vem pela conexão Banco Exemplo (1)').waitFor();
    await app.page.getByRole('link', { name: 'Transações', exact: true }).click();
    await app.rows().getByText('Banco Exemplo (1)').waitFor();
    await app.rows().getByText('Banco Exemplo (2)').waitFor();
    const note = app.page.getByText('as transações delas aparecem duas vezes nesta lista');
    await note.waitFor();
    await app.page.getByRole('combobox', { name: 'Conta' }).selectOption(double.id);
    await note.waitFor({ state: 'detached' });
  });

  it('keeps the past of closed accounts, folded away', async () => {
    connect(1);
    const closedAt = '2026-11-20T12:00:00.000Z';
    const old = buildAccount({
      itemId: one(app.service.items).id,
      name: 'Conta antiga',
      counted: false,
      closedAt,
    });
    app.service.accounts.push(old);
    app.service.transactions.push(buildTransaction({ accountId: old.id, description: 'Do passado' }));
    await open('/contas');
    await app.page.getByText('Contas encerradas (1)').click();
    await app.page.getByText('Encerrada em 20/11/2026').waitFor();
    await button('Ver transações de Conta antiga').click();
    await app.rows().getByText('Do passado').waitFor();
    expect(app.service.queries.at(-1)?.get('includeDeleted')).toBe('true');
  });

  it('goes with its connection, after a question', async () => {
    connect(1);
    const path = `/items/${app.service.items[0]?.id}`;
    await open('/conexoes');
    await button('Remover Banco Exemplo').click();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(made(`DELETE ${path}`)).toBe(0);

    await button('Remover Banco Exemplo').click();
    await app.page
      .getByRole('dialog', { name: 'Remover Banco Exemplo?' })
      .getByText('Remover conexão')
      .click();
    await app.page.getByText('Nenhum banco conectado ainda').waitFor();
    expect(made(`DELETE ${path}`)).toBe(1);
    // A keyboard goes on in the page, not at its very top.
    await expect.poll(() => app.page.evaluate(() => document.activeElement?.id)).toBe('content');
  });
});

describe('the page', () => {
  it('speaks the language that was chosen, also after a reload', async () => {
    connect(1);
    await open('/', { locale: 'en-US' });
    await app.page.getByRole('region', { name: 'Connections' }).waitFor();
    await button('Português').click();
    await app.page.getByRole('region', { name: 'Conexões' }).waitFor();
    await app.page.reload();
    await app.page.getByRole('region', { name: 'Conexões' }).waitFor();
    expect(await app.page.locator('html').getAttribute('lang')).toBe('pt-BR');
  });

  it.each([390, 768, 1440])('fits into %i pixels', async (width) => {
    connect(2);
    app.service.items[0] = buildItem({
      ...app.service.items[0],
      connector: { id: 1, name: 'Banco'.repeat(20), primaryColor: '' },
    });
    app.service.transactions[0] = buildTransaction({
      ...one(app.service.transactions),
      description: 'X'.repeat(200),
    });
    const awaited = [
      ['/', /BancoBanco/],
      ['/transacoes', /XXX/],
      ['/contas', /BancoBanco/],
      ['/conexoes', /BancoBanco/],
      ['/mais', /Aparência/],
      ['/design', /Tema escuro/],
    ] as const;
    for (const [path, text] of awaited) {
      if (path === '/') await open(path, { width });
      else await app.page.goto(app.service.url + path);
      await app.page.locator('main').getByText(text).last().waitFor();
      expect(await app.overflow(), path).toBe(0);
    }
  });

  it('has an address and a title for each part of it; Back leads to the part before, and a reload to the same', async () => {
    connect(1);
    await open('/conexoes', { width: 390 });
    await app.page.getByRole('region', { name: 'Conexões' }).getByText('Banco Exemplo').waitFor();
    const bar = app.page.getByRole('navigation', { name: 'Páginas' });
    await bar.getByRole('link', { name: 'Contas' }).click();
    await app.page.getByRole('region', { name: 'Contas' }).getByText('Conta Corrente').waitFor();
    expect([new URL(app.page.url()).pathname, await app.page.title()]).toEqual([
      '/contas',
      'Contas · Open Finance',
    ]);
    expect(await bar.getByRole('link', { name: 'Contas' }).getAttribute('aria-current')).toBe('page');

    await bar.getByRole('link', { name: 'Mais' }).click();
    await app.page.getByRole('heading', { name: 'Mais' }).waitFor();
    await button('Escura').click();
    await app.page.reload();
    expect(await button('Escura').getAttribute('aria-pressed')).toBe('true');
    expect(await app.page.locator('html').getAttribute('data-theme')).toBe('dark');

    await app.page.goBack();
    await app.page.getByRole('region', { name: 'Contas' }).getByText('Conta Corrente').waitFor();
    await app.page.goBack();
    await app.page.getByRole('region', { name: 'Conexões' }).getByText('Banco Exemplo').waitFor();
    expect(await app.page.title()).toBe('Conexões · Open Finance');
  });

  it('hides every amount on request, and still does after a reload', async () => {
    connect(1);
    await open('/contas');
    const amounts = app.page.getByRole('region', { name: 'Contas' }).getByText(/R\$/);
    await amounts.first().waitFor();
    await button('Ocultar valores').click();
    await app.page.getByText('valor oculto').first().waitFor({ state: 'attached' });
    expect(await amounts.count()).toBe(0);
    await app.page.reload();
    await button('Mostrar valores').waitFor();
    await app.page.getByText('valor oculto').first().waitFor({ state: 'attached' });
    expect(await amounts.count()).toBe(0);
  });

  it('asks a stranger to sign in, and takes the token of a link out of the address', async () => {
    app.service.mode = 'live';
    app.service.signedIn = false;
    app.service.appUrl = 'http://app.example';
    await open();
    await app.page.getByRole('heading', { name: 'Entre para ver suas contas' }).waitFor();
    const toApp = app.page.getByRole('link', { name: 'Ir para o aplicativo' });
    await toApp.waitFor();
    expect(await toApp.getAttribute('href')).toBe('http://app.example');

    await app.page.goto(`${app.service.url}/#session=stale-token`);
    await app.page.getByText('O link de acesso não vale mais.').waitFor();
    expect(new URL(app.page.url()).hash).toBe('');

    // The link is not lost with a part of the page that does not come.
    app.service.missing = /AskAboutLink/;
    await app.page.goto(`${app.service.url}/#session=good-token`);
    await button('Recarregar a página').waitFor();
    app.service.missing = null;
    await button('Recarregar a página').click();

    // Nobody knows who gave the link: it may be a stranger's, into a session of their own.
    await app.page.getByRole('heading', { name: 'Entrar com este link?' }).waitFor();
    expect(new URL(app.page.url()).hash).toBe('');
    await button('Não entrar').click();
    await app.page.getByRole('heading', { name: 'Entre para ver suas contas' }).waitFor();
    expect(made('POST /session/cookie')).toBe(0);

    // The team's own app leads here.
    await app.page.goto('about:blank');
    await app.page.goto(`${app.service.url}/#session=good-token`, { referer: 'http://app.example/' });
    await button('Conectar banco').waitFor();
    expect(new URL(app.page.url()).hash).toBe('');
    expect(await app.page.getByText('Sandbox').count()).toBe(0);

    // A new session of the same person's is no question; another person's is.
    app.service.links.set('newer-token', 'demo-user').set('token-of-bia', 'bia');
    await app.page.goto(`${app.service.url}/#session=newer-token`);
    await expect.poll(() => made('POST /session/cookie')).toBe(2);
    await button('Conectar banco').waitFor();

    const question = app.page.getByRole('heading', { name: 'Você já entrou como outra pessoa' });
    await app.page.goto(`${app.service.url}/#session=token-of-bia`);
    await question.waitFor();
    expect(new URL(app.page.url()).hash).toBe('');
    await button('Continuar como estou').click();
    await button('Conectar banco').waitFor();
    expect([made('POST /session/cookie'), app.service.userId]).toEqual([2, 'demo-user']);

    await app.page.goto(`${app.service.url}/#session=token-of-bia`);
    await button('Entrar com o link').click();
    await button('Conectar banco').waitFor();
    expect([made('POST /session/cookie'), app.service.userId]).toEqual([3, 'bia']);
  });

  it('asks about a link at the page for connecting too, and leads a stranger from there to the app', async () => {
    app.service.mode = 'live';
    app.service.signedIn = false;
    app.service.appUrl = 'http://app.example';
    await open('/conectar');
    const stranger = app.page.getByText('Você não está conectado ao aplicativo.');
    await stranger.waitFor();
    const toApp = app.page.getByRole('link', { name: 'Ir para o aplicativo' });
    await toApp.waitFor();
    expect(await toApp.getAttribute('href')).toBe('http://app.example');
    expect(await app.page.getByRole('link').count()).toBe(1);
    expect(await findBarriers(app.page)).toEqual([]);

    const follow = async (referer?: string): Promise<void> => {
      await app.page.goto('about:blank');
      const address = `${app.service.url}/conectar#session=good-token`;
      await app.page.goto(address, referer === undefined ? {} : { referer });
    };
    const element = app.page.locator('pluggy-connect');
    const question = app.page.getByRole('heading', { name: 'Entrar com este link?' });
    await follow();
    await question.waitFor();
    expect(new URL(app.page.url()).hash).toBe('');
    expect(await findBarriers(app.page)).toEqual([]);
    await button('Não entrar').click();
    await stranger.waitFor();
    expect([made('POST /session/cookie'), await element.count()]).toEqual([0, 0]);

    await follow();
    await button('Entrar com o link').click();
    await element.waitFor({ state: 'attached' });
    await app.page.getByRole('link', { name: 'Voltar' }).waitFor();
    expect([made('POST /session/cookie'), await question.count()]).toEqual([1, 0]);

    // The team's own app leads here.
    app.service.signedIn = false;
    await follow('http://app.example/');
    await element.waitFor({ state: 'attached' });
    expect(made('POST /session/cookie')).toBe(2);
  });
});
