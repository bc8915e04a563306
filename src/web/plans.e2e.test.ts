import { describe, expect, it } from 'vitest';
import { findBarriers } from '../../test/support/axe.ts';
import { dayInBrazil, formatMonth } from './lib/calendar-day.ts';
import { lastMonths } from './lib/calendar-month.ts';
import { buildAccount, buildTransaction, Exact } from './testing/stub-data.ts';
import { one, visitApp } from './testing/visit-app.ts';

const app = visitApp();
const { button, connect, rows } = app;

const panel = () => app.page.getByRole('dialog');
const region = (name: string) => app.page.getByRole('region', { name });
/** Intl parts a currency from its number by a space that does not break. */
const read = async (locator: ReturnType<typeof region>): Promise<string> =>
  (await locator.allInnerTexts()).join().replace(/[\s\u00a0]+/g, ' ');

/** No barrier, and nothing wider than a phone or a wide screen. */
async function expectSound(): Promise<void> {
  expect(await findBarriers(app.page)).toEqual([]);
  for (const width of [320, 1440]) {
    await app.page.setViewportSize({ width, height: 844 });
    expect(await app.overflow(), `at ${width} px`).toBe(0);
  }
  await app.page.setViewportSize({ width: 390, height: 844 });
}

const CATEGORIES = [
  { id: '11000000', description: 'Food and drinks', parentId: null },
  { id: '11010000', description: 'Restaurants', parentId: '11000000' },
  { id: '11020000', description: 'Food delivery', parentId: '11000000' },
];

describe('rules', () => {
  it('begin with a row, tell what they would match, are made and run, and a run is undone', async () => {
    connect(2);
    app.service.categories = CATEGORIES;
    app.service.answers.set('POST /rules/preview', { transactions: 2 });
    app.service.answers.set('POST /rules', { id: 'rule-1' });
    app.service.answers.set('POST /rules/rule-1/run', { runId: 'run-1', changed: 2 });
    app.service.answers.set('POST /rules/runs/run-1/undo', { changed: 1 });
    await app.open('/transacoes', { width: 390 });
    await rows()
      .getByRole('button', { name: /^Compra 1/ })
      .click();
    await panel().getByRole('link', { name: 'Criar regra a partir desta transação' }).click();
    const form = app.page.getByRole('dialog', { name: 'Criar regra' });
    const text = form.getByLabel('A descrição contém');
    await text.waitFor();
    // An address is kept by browsers and servers: it names the row, and says nothing of it.
    const { search } = new URL(app.page.url());
    expect(search).toBe(`?nova=1&linha=${app.service.transactions[0]?.id}`);
    expect(await text.inputValue()).toBe('Compra 1');
    expect(await form.getByLabel('Tipo').inputValue()).toBe('out');
    await form.getByText('2 transações combinam hoje.').waitFor();
    await form.getByLabel('Valor a partir de').fill('muito');
    await form.getByText('Escreva um valor como 49,90.').waitFor();
    await form.getByLabel('Valor a partir de').fill('1.049,90');
    await form.getByRole('button', { name: 'Criar regra' }).click();
    await form.getByText('Diga o que a regra faz').waitFor();
    await form.getByLabel('Categoria').selectOption('Delivery de alimentos');
    await form.getByLabel('Etiquetas').fill('casa, casa, fim de semana');
    expect(await findBarriers(app.page)).toEqual([]);
    expect(await app.overflow()).toBe(0);

    const when = { text: 'Compra 1', direction: 'out', amountFrom: new Exact('1049.90') };
    const then = { categoryId: '11020000', tags: ['casa', 'fim de semana'] };
    const other = {
      id: 'rule-2',
      when: { accountId: one(app.service.accounts).id },
      then: { ignored: true },
    };
    app.service.rules = [{ id: 'rule-1', when, then }, other];
    await form.getByRole('button', { name: 'Criar regra' }).click();
    await form.waitFor({ state: 'detached' });
    expect(app.service.sent.get('POST /rules')).toEqual({ when: { ...when, amountFrom: '1049.90' }, then });
    await app.page.getByText('2 transações mudaram.').waitFor();
    const list = app.page.getByRole('list', { name: 'Regras' });
    await list.getByRole('listitem').nth(1).waitFor();
    expect(await read(list.getByRole('listitem').first())).toContain(
      'Quando descrição com “Compra 1” · saídas · a partir de R$ 1.049,90 Fazer categoria Delivery de alimentos · etiquetas casa, fim de semana',
    );
    await expectSound();
    app.service.failing.set('/rules/runs/run-1/undo', 404);
    await button('Desfazer').click();
    await app.page.getByRole('alert').getByRole('button', { name: 'Fechar' }).click();
    app.service.failing.clear();
    await button('Desfazer').click();
    await app.page.getByText('1 transação voltou ao que era.').waitFor();

    // By keyboard alone: the focus stays with the rule, on a button that works.
    app.service.answers.set('PATCH /rules/rule-1', {});
    app.service.rules.reverse();
    const first = list.getByRole('listitem').first();
    await first.getByRole('button', { name: /^Mover para baixo/ }).focus();
    const before = app.service.calls.length;
    await app.page.keyboard.press('Enter');
    await app.page.getByText('A regra está agora na posição 2 de 2.').waitFor({ state: 'attached' });
    await expect.poll(() => app.service.sent.get('PATCH /rules/rule-1')).toEqual({ place: 2 });
    expect(await read(list.getByRole('listitem').last())).toContain('“Compra 1”');
    const focused = app.page.locator(':focus');
    await expect
      .poll(() => focused.getAttribute('aria-label'))
      .toMatch(/^Mover para cima: descrição com “Compra 1”/);
    // the list is read again once the move has ended, and only then takes another one
    await expect.poll(() => app.service.calls.slice(before)).toContain('GET /rules');
    expect(await first.getByRole('button', { name: /^Mover para cima/ }).isDisabled()).toBe(true);

    // What fails is told, and the order is as it was.
    app.service.answers.delete('PATCH /rules/rule-1');
    app.service.failing.set('/rules/rule-1', 503);
    await app.page.keyboard.press('Enter');
    await list.getByText('Não deu certo').waitFor();
    await expect.poll(() => read(list.getByRole('listitem').last())).toContain('“Compra 1”');
    app.service.failing.clear();

    app.service.rules = [other];
    await app.page.reload();
    await app.page.getByRole('button', { name: /^Apagar/ }).click();
    app.service.rules = [];
    await panel().getByRole('button', { name: 'Apagar' }).click();
    await app.page.getByText('Nenhuma regra ainda').waitFor();
    expect(app.service.calls).toContain('DELETE /rules/rule-2');
  });
});

describe('categories', () => {
  it('lead from the top down to the very transactions, month by month, with shares', async () => {
    connect(1);
    app.service.categories = CATEGORIES;
    const sum = (categoryId: string | null, amount: string, transactions: number) => ({
      categoryId,
      parentId: CATEGORIES.find(({ id }) => id === categoryId)?.parentId ?? null,
      currencyCode: 'BRL',
      amount: new Exact(amount),
      transactions,
    });
    app.service.categorySums = [
      sum('11020000', '75.10', 3),
      sum('11010000', '24.90', 1),
      sum('01010000', '-5000', 1),
      sum(null, '100', 2),
    ];
    // two of the six months that the page of a category shows of today
    const [earlier = '', month = ''] = lastMonths(dayInBrazil(new Date()).slice(0, 7), 4);
    await app.open(`/categorias?mes=${month}`, { width: 390, dark: true });
    const spent = region('Gastos');
    await spent.getByRole('link', { name: /Alimentos e bebidas/ }).waitFor();
    expect(await read(spent.getByRole('listitem').first())).toMatch(
      /Alimentos e bebidas 4 transações · 50% do total R\$ 100,00/,
    );
    expect(await read(region('Entradas'))).toMatch(/Salário 1 transação · 100% do total \+R\$ 5\.000,00/);
    await expectSound();
    await spent.getByRole('link', { name: /Alimentos e bebidas/ }).click();
    await app.page.getByRole('heading', { level: 1, name: 'Alimentos e bebidas' }).waitFor();
    const chart = app.page.getByRole('group', { name: 'Seis meses' });
    const name = `${formatMonth(earlier, 'pt-BR', 'short')} ${earlier.slice(0, 4)}: R$`;
    await chart.getByRole('button', { name }).focus();
    await app.page.keyboard.press('Enter');
    await expect.poll(() => new URL(app.page.url()).search).toBe(`?mes=${earlier}`);
    await app.page.getByText('Ver em tabela').click();
    expect(await app.page.getByRole('table', { name: 'Seis meses' }).getByRole('row').count()).toBe(7);
    const parts = region('Do que é feita');
    await parts.getByRole('link', { name: /Delivery/ }).waitFor();
    expect(await read(parts.getByRole('listitem').first())).toMatch(
      /Delivery de alimentos 3 transações · 75%/,
    );
    await expectSound();
    await parts.getByRole('link', { name: /Delivery/ }).click();
    await app.page.getByRole('link', { name: 'Ver as transações de Delivery de alimentos' }).click();
    await app.page.getByRole('heading', { level: 1, name: 'Transações' }).waitFor();
    const address = new URL(app.page.url()).searchParams;
    expect([address.get('mes'), address.get('categoria')]).toEqual([earlier, '11020000']);
  });
});

describe('what is to come', () => {
  it('stands by month with sums, in the address by kind, and follows what the bank sends last', async () => {
    connect(1);
    const accountId = one(app.service.accounts).id;
    const row = { kind: 'recurring', direction: 'out', currencyCode: 'BRL', accountId: null };
    const rent = {
      ...row,
      date: '2099-01-05',
      description: 'Aluguel',
      amount: new Exact('1500.10'),
      recurringId: 'r1',
    };
    app.service.upcoming = [rent];
    app.service.recurring = [
      {
        id: 'r1',
        description: 'Aluguel',
        direction: 'out',
        currencyCode: 'BRL',
        lastAmount: new Exact('1500.10'),
        averageAmount: new Exact('1466.76'),
        everyDays: 30,
        nextDate: '2099-01-05',
        transactionIds: ['t1', 't2', 't3'],
      },
    ];
    app.service.transactions = ['1450.08', '1450.08', '1500.10'].map((amount, index) =>
      buildTransaction({
        accountId,
        id: `t${index + 1}`,
        description: 'Aluguel',
        localDate: `2026-${['08', '09', '10'][index]}-05`,
        signedAmount: new Exact(`-${amount}`),
      }),
    );
    await app.open('/proximos', { width: 390 });
    await app.page.getByText('Aluguel').waitFor();
    await app.page.getByText('Ao vivo').waitFor();
    // A bill is read after everything else: the event of its connection alone tells of it.
    const bill = {
      ...row,
      kind: 'bill',
      date: '2099-01-10',
      description: 'Visa',
      amount: new Exact('0.20'),
      accountId,
    };
    app.service.upcoming = [rent, bill];
    app.service.announce('item');
    await app.page.getByRole('link', { name: /Visa/ }).waitFor();
    expect(await read(app.page.locator('summary').first())).toMatch(
      /janeiro de 2099 2 lançamentos −R\$ 1\.500,30/i,
    );
    await expectSound();
    await button('Faturas').click();
    await app.page.getByText('Aluguel').waitFor({ state: 'detached' });
    expect(new URL(app.page.url()).search).toBe('?tipo=faturas');
    await app.page.reload();
    await app.page.getByRole('link', { name: /Visa/ }).waitFor();
    expect(await button('Faturas').getAttribute('aria-pressed')).toBe('true');
    await button('Tudo').click();

    await app.page.getByRole('link', { name: /Aluguel/ }).click();
    const series = app.page.getByRole('dialog', { name: 'Aluguel' });
    await series.getByText('Todo mês').waitFor();
    const times = series.getByRole('list', { name: 'As últimas vezes' }).getByRole('listitem');
    await times.first().waitFor();
    expect(await read(times.nth(0))).toMatch(/05\/10\/2026 −R\$ 1\.500,10 subiu/);
    expect(await read(times.nth(1))).not.toContain('subiu');
    expect(await findBarriers(app.page)).toEqual([]);
    // The person knows better than the rules.
    app.service.answers.set('PATCH /recurring/r1', {});
    app.service.recurring = app.service.recurring.map((found) => ({ ...(found as object), dismissed: true }));
    await series.getByRole('button', { name: 'Isto não se repete' }).click();
    await series.getByRole('button', { name: 'Pôr de volta na lista' }).waitFor();
    expect(app.service.sent.get('PATCH /recurring/r1')).toEqual({ dismissed: true });
    await series.getByRole('button', { name: 'Fechar' }).click();
    await app.page.getByText('Você tirou da lista (1)').click();
    const taken = app.page.getByRole('list', { name: 'Você tirou da lista (1)' });
    expect(await read(taken)).toMatch(/Aluguel .* média −R\$ 1\.466,76/);
    expect(await region('Saídas que se repetem').count()).toBe(0);
    await expectSound();

    // What cannot be had is not nothing.
    app.service.failing.set('/summary/upcoming', 404);
    await app.page.goto(`${app.service.url}/`);
    await region('Próximos lançamentos').getByText('Não foi possível carregar esta parte').waitFor();
    expect(await app.page.getByText(/^(Nada nos próximos|Nenhuma fatura)/).count()).toBe(0);
  });
});

it('many transactions are changed at once, and what was left alone is not sent', async () => {
  connect(3);
  app.service.categories = CATEGORIES;
  app.service.answers.set('POST /transactions/annotate', { results: [] });
  await app.open('/transacoes', { width: 390 });
  await button('Escolher várias').click();
  await rows()
    .getByRole('button', { name: /^Compra 1/ })
    .click();
  await rows()
    .getByRole('button', { name: /^Compra 3/ })
    .click();
  await rows()
    .getByRole('button', { name: /^Compra 2/ })
    .click();
  await rows()
    .getByRole('button', { name: /^Compra 2/ })
    .click();
  const bar = region('Transações escolhidas');
  await bar.getByText('2 escolhidas').waitFor();
  expect(await rows().getByRole('button', { pressed: true }).count()).toBe(2);
  await expectSound();
  await bar.getByRole('button', { name: 'Mudar' }).click();
  const form = app.page.getByRole('dialog', { name: 'Mudar 2 transações' });
  await form.getByRole('button', { name: 'Salvar em todas' }).click();
  await form.getByText('Escolha o que mudar.').waitFor();
  await form.getByLabel('Nos totais').selectOption('Não contar');
  await form.getByRole('button', { name: 'Salvar em todas' }).click();
  await form.waitFor({ state: 'detached' });
  const [first, , third] = app.service.transactions;
  expect(app.service.sent.get('POST /transactions/annotate')).toEqual({
    ids: [first?.id, third?.id],
    change: { ignored: true },
  });
  await app.page.getByText('Guardado.').waitFor();
  expect(await rows().getByRole('button', { pressed: true }).count()).toBe(0);
});

it('net worth is a line of months, in each currency, with what it is made of', async () => {
  connect(0);
  app.service.accounts.push(buildAccount({ itemId: one(app.service.items).id, name: 'Poupança' }));
  const month = (period: string, net: string) => ({
    period,
    currencyCode: 'BRL',
    cash: new Exact('100'),
    cards: new Exact('40.10'),
    investments: null,
    loans: null,
    net: new Exact(net),
  });
  app.service.netWorth = [month('2026-09', '10'), month('2026-10', '59.90')];
  await app.open('/contas', { locale: 'en', width: 390 });
  const worth = region('Net worth');
  const line = worth.getByRole('slider', { name: 'Net worth' });
  await line.focus();
  expect(((await line.getAttribute('aria-valuetext')) ?? '').replaceAll('\u00a0', ' ')).toMatch(
    /2026: R\$59\.90/,
  );
  expect(await read(worth)).toMatch(/In accounts R\$100\.00 Used on cards −R\$40\.10/);
  await expectSound();
});

it('the page of components shows each error of the catalogue, in both themes', async () => {
  await app.open('/design', { width: 390 });
  const errors = app.page.getByRole('list', { name: 'Todos os erros' });
  await errors.getByText('Não autenticado').first().waitFor();
  expect(await errors.getByRole('listitem').count()).toBeGreaterThan(60);
  expect(await app.page.getByRole('slider').count()).toBe(2);
  await expectSound();
});
