import { describe, expect, it } from 'vitest';
import { findBarriers } from '../../test/support/axe.ts';
import { buildAccount, buildTransaction, Exact } from './testing/stub-data.ts';
import { one, visitApp } from './testing/visit-app.ts';

const app = visitApp();
const { button, connect, rows } = app;

const panel = () => app.page.getByRole('dialog');
const shown = (): Promise<string[]> => rows().locator('.row-title').allInnerTexts();

/** Many rows on many days, so that a list is longer than any window. */
function connectMany(count: number): void {
  connect(0);
  const accountId = one(app.service.accounts).id;
  app.service.transactions = Array.from({ length: count }, (_, index) =>
    buildTransaction({
      accountId,
      description: `Compra ${index + 1}`,
      localDate: new Date(Date.UTC(2026, 10, 20) - Math.floor(index / 5) * 86_400_000)
        .toISOString()
        .slice(0, 10),
    }),
  );
}

/** What is asked for, once it is the same several times: a wheel's way may not be over yet. */
async function settled(ask: () => Promise<number>): Promise<number> {
  const last: number[] = [];
  await expect
    .poll(async () => {
      last.push(await ask());
      return new Set(last.slice(-5)).size === 1 && last.length >= 5;
    })
    .toBe(true);
  return last.at(-1) ?? Number.NaN;
}

describe('the list of transactions', () => {
  it.each([320, 1440])(
    'shows texts of any length in rows of one height, and all of them once opened: %i px',
    async (width) => {
      connect(3);
      const [first, second, third] = app.service.transactions;
      if (!first || !second || !third) throw new Error('there are no rows');
      first.description = 'PAGAMENTO '.repeat(120);
      first.category = 'y'.repeat(300);
      first.categoryId = null;
      second.description = 'x'.repeat(1_200);
      second.signedAmount = new Exact('-1234567890123456.78');
      Object.assign(third, { description: ' ', descriptionRaw: 'PIX ENVIADO 123' });
      Object.assign(app.service.accounts[0] ?? {}, { name: 'Conta '.repeat(60), marketingName: null });
      await app.open('/transacoes', { width });
      await rows().getByText('PIX ENVIADO 123').waitFor();
      const heights = await rows()
        .locator('.day-row')
        .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
      expect(new Set(heights)).toEqual(new Set([64]));
      expect(await app.overflow()).toBe(0);
      const amount = rows().getByText('1.234.567.890.123.456,78');
      const isCut = await amount.evaluate((text) => text.getBoundingClientRect().right > window.innerWidth);
      expect(isCut).toBe(false);

      await rows().getByRole('button').nth(1).focus();
      await app.page.keyboard.press('Enter');
      await panel()
        .getByRole('heading', { name: /^x{1200}$/ })
        .waitFor();
      expect(await app.overflow()).toBe(0);
      await app.page.keyboard.press('Escape');
      await panel().waitFor({ state: 'detached' });
      const focused = await app.page.evaluate(() => document.activeElement?.textContent ?? '');
      expect(focused).toContain('xxx');
    },
  );

  it('comes to its end with every row once and few of them drawn, and Back finds the place again', async () => {
    connectMany(600);
    await app.open('/transacoes');
    await rows().getByText('Compra 1', { exact: true }).waitFor();
    const seen = new Set<string>();
    const end = rows().getByText('Compra 600', { exact: true });
    while ((await end.count()) === 0) {
      for (const text of await shown()) seen.add(text);
      // no further than what is drawn: a slow browser draws the next rows later
      await rows()
        .locator('.day-row')
        .last()
        .evaluate((row) => row.scrollIntoView({ block: 'end' }));
      await app.page.evaluate(() => new Promise(requestAnimationFrame));
      expect(await app.page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2_000);
    }
    for (const text of await shown()) seen.add(text);
    expect(seen.size).toBe(600);

    await end.click();
    await panel().getByText('Compra 600').waitFor();
    expect(new URL(app.page.url()).searchParams.get('linha')).toBe(app.service.transactions.at(-1)?.id);
    await app.page.goBack();
    await panel().waitFor({ state: 'detached' });
    await end.waitFor();
  });

  it('stays where it is while rows come in above', async () => {
    connectMany(80);
    await app.open('/transacoes');
    const row = rows().getByText('Compra 40', { exact: true });
    await rows().getByText('Compra 1', { exact: true }).waitFor();
    await app.page.getByText('Ao vivo').waitFor();
    await app.page.mouse.wheel(0, 2_200);
    await row.waitFor();
    await app.page.evaluate(() => new Promise(requestAnimationFrame));
    const top = async () => Math.round((await row.boundingBox())?.y ?? Number.NaN);
    const before = await settled(top);
    const accountId = one(app.service.accounts).id;
    const fresh = buildTransaction({ accountId, description: 'Chegou agora', localDate: '2026-11-21' });
    app.service.transactions = [fresh, ...app.service.transactions];
    const asked = app.service.queries.length;
    app.service.announce('transactions');
    await expect.poll(() => app.service.queries.length).toBeGreaterThan(asked);
    await expect
      .poll(() => app.page.evaluate(() => document.querySelector('.day-list')?.getAttribute('style')))
      .toContain('px');
    await expect.poll(top).toBe(before);
  });

  it('begins with today: what is to come is folded above, with its count and its sum', async () => {
    connect(2);
    const accountId = one(app.service.accounts).id;
    const ahead = ['2099-01-10', '2099-02-10'].map((localDate, index) =>
      buildTransaction({
        accountId,
        localDate,
        description: `Parcela futura ${index + 1}`,
        signedAmount: new Exact('-50.10'),
      }),
    );
    // The same instalments through another connection are in no sum.
    const again = buildAccount({ itemId: one(app.service.items).id, counted: false, sameAs: accountId });
    app.service.accounts.push(again);
    const twice = ahead.map((row) => buildTransaction({ ...row, id: `${row.id}-2`, accountId: again.id }));
    app.service.transactions = [...ahead, ...twice, ...app.service.transactions];
    await app.open('/transacoes');
    await rows().getByText('Compra 1').waitFor();
    expect(await app.page.getByText('Parcela futura 1').count()).toBe(0);
    const folded = app.page.locator('summary', { hasText: 'Próximas (2)' });
    expect(((await folded.textContent()) ?? '').replaceAll('\u00a0', ' ')).toContain('−R$ 100,20');
    await folded.click();
    await app.page.getByText('Parcela futura 1').waitFor();
    await app.page.getByText('Parcela futura 2').waitFor();
    expect(await app.page.locator('.upcoming .day-row').count()).toBe(2);
    expect(await findBarriers(app.page)).toEqual([]);
  });

  it('shows exact money, days that do not move, and what is pending', async () => {
    connect(0);
    const accountId = one(app.service.accounts).id;
    app.service.transactions = [
      buildTransaction({
        accountId,
        signedAmount: new Exact('-1234567890123456.78'),
        localDate: '2026-11-01',
        status: 'PENDING',
        creditCardMetadata: { installmentNumber: 2, totalInstallments: 3 },
      }),
    ];
    await app.open('/transacoes', { locale: 'pt-BR' });
    const row = rows().getByRole('button');
    await row.getByText('−R$ 1.234.567.890.123.456,78').waitFor();
    await rows()
      .getByText(/1 de novembro/)
      .waitFor();
    await row.getByText('Pendente').waitFor();
    await row.getByText(/Parcela 2\/3/).waitFor();
  });

  it('is filtered by text, month and account in the address, and the filter can be taken back', async () => {
    connect(120);
    const other = buildAccount({ itemId: one(app.service.items).id, name: 'Poupança' });
    app.service.accounts.push(other);
    app.service.transactions.push(
      buildTransaction({ accountId: other.id, description: 'Da poupança', localDate: '2026-10-05' }),
    );
    await app.open('/transacoes');
    const search = app.page.getByRole('searchbox', { name: 'Buscar' });
    await search.fill('compra 77');
    await expect.poll(shown).toEqual(['Compra 77']);
    expect(new URL(app.page.url()).searchParams.get('busca')).toBe('compra 77');
    await app.page.reload();
    await expect.poll(shown).toEqual(['Compra 77']);

    await search.fill('nada disso');
    await app.page.getByText('Nada encontrado').waitFor();
    await button('Limpar filtros').click();
    await rows().getByText('Compra 1', { exact: true }).waitFor();
    expect(new URL(app.page.url()).search).toBe('');

    await app.page.goto(`${app.service.url}/transacoes?mes=2026-10&conta=${other.id}`);
    await expect.poll(shown).toEqual(['Da poupança']);
    expect(await app.page.getByRole('combobox', { name: 'Conta' }).inputValue()).toBe(other.id);
    await button('Tirar o filtro Poupança').click();
    await button('Próximo mês').click();
    await rows().getByText('Compra 1', { exact: true }).waitFor();
    expect(new URL(app.page.url()).searchParams.get('mes')).toBe('2026-11');
  });

  it('fails with a reason, and loads when asked again', async () => {
    connect(1);
    app.service.failing.set('/transactions', 403);
    await app.open('/transacoes');
    await app.page.getByRole('alert').getByText('Não foi possível carregar as transações').waitFor();
    app.service.failing.clear();
    await button('Tentar de novo').click();
    await rows().getByText('Compra 1').waitFor();
  });
});

describe('a transaction', () => {
  it('is told with all that is known, takes what the person says of it, and keeps it', async () => {
    connect(1);
    app.service.categories = [
      { id: '08020000', description: 'Electronics' },
      { id: '11020000', description: 'Food delivery' },
    ];
    await app.open('/transacoes');
    await rows().getByRole('button').click();
    await panel().getByText('20/11/2026').first().waitFor();
    await panel().getByText('Efetivada').waitFor();
    await panel().getByRole('combobox', { name: 'Categoria' }).selectOption('Delivery de alimentos');
    const note = panel().getByRole('textbox', { name: 'Nota' });
    // no more than the service takes
    await note.fill('x'.repeat(1_001));
    expect(await note.inputValue()).toHaveLength(1_000);
    await note.fill('jantar da equipe');
    await panel().getByRole('textbox', { name: 'Etiquetas' }).fill('trabalho, reembolso');
    await panel().getByRole('checkbox', { name: 'Não contar nos totais' }).check();
    await panel().getByRole('button', { name: 'Salvar' }).click();
    await panel().getByText('Guardado.').waitFor();
    expect(one(app.service.transactions)).toMatchObject({
      userCategoryId: '11020000',
      note: 'jantar da equipe',
      tags: ['trabalho', 'reembolso'],
      ignored: true,
    });
    await panel().getByText('Histórico').click();
    await panel()
      .getByText(/^Desde/)
      .waitFor();
    await panel().getByRole('button', { name: 'Fechar' }).click();
    await rows().getByText('Não conta').waitFor();
    await rows()
      .getByText(/Delivery de alimentos/)
      .waitFor();

    // the name of a category finds its rows
    await app.page.getByRole('searchbox', { name: 'Buscar' }).fill('eletro');
    await button('Ver a categoria Eletrônicos').click();
    await app.page.getByText('Nada encontrado').waitFor();
    expect(new URL(app.page.url()).searchParams.get('categoria')).toBe('08020000');
  });
});
