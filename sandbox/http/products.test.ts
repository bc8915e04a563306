import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCnpj, isCpf } from '../bank/tax-numbers.ts';
import { openSandbox } from '../testing/open-sandbox.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Truth = Readonly<Record<string, Row[]>> & { readonly identity: Row | null };

const NOBODY = '00000000-0000-0000-0000-000000000000';
let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox({ switches: { transactionsV1: true } });
});
afterAll(() => pluggy.close());

async function truthOf(itemId: string): Promise<Truth> {
  return (await pluggy.call('GET', `/_sandbox/items/${itemId}/truth`)).body;
}

async function openFinanceItem() {
  const item = await pluggy.connect(601, { cpf: '76109277673' });
  const request = new URL(item.parameter.data).searchParams.get('request');
  await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' } });
  return pluggy.settled(item.id);
}

const cents = (value: unknown): number => Math.round(Number(value) * 100);
const sum = (rows: readonly Row[], member: string): number =>
  rows.reduce((total, row) => total + cents(row[member]), 0);
/** A purchase in dollars counts by what it costs in the account's own currency. */
const inAccount = (rows: readonly Row[]): number =>
  rows.reduce((total, row) => total + cents(row['amountInAccountCurrency'] ?? row['amount']), 0);

describe("Pluggy's client reads every product of an item as truth tells it", () => {
  it('bills, investments, loans and identity', async () => {
    const item = await pluggy.connectUser('user-ok');
    const truth = await truthOf(item.id);
    const same = (answer: unknown, expected: unknown) =>
      expect(JSON.parse(JSON.stringify(answer))).toEqual(expected);
    const card = truth['accounts']?.find((account) => account['type'] === 'CREDIT');
    const bills = await pluggy.client.fetchCreditCardBills(card?.id ?? '');
    same(bills.results, truth['bills']);
    same(await pluggy.client.fetchCreditCardBill(bills.results[0]?.id ?? ''), truth['bills']?.[0]);
    const investments = await pluggy.client.fetchInvestments(item.id);
    same(investments.results, truth['investments']);
    const types = new Set(investments.results.map(({ type }) => type));
    expect(types).toEqual(new Set(['FIXED_INCOME', 'MUTUAL_FUND', 'EQUITY']));
    for (const investment of investments.results) {
      same(await pluggy.client.fetchInvestment(investment.id), JSON.parse(JSON.stringify(investment)));
      const movements = await pluggy.client.fetchAllInvestmentTransactions(investment.id);
      const told = truth['investmentTransactions']?.filter((row) => row['investmentId'] === investment.id);
      same(
        movements.map((row) => ({ ...row, investmentId: investment.id })),
        told,
      );
    }
    const loans = await pluggy.client.fetchLoans(item.id);
    same(loans.results, truth['loans']);
    expect(loans.results).toHaveLength(1);
    same(await pluggy.client.fetchLoan(loans.results[0]?.id ?? ''), truth['loans']?.[0]);
    const identity = await pluggy.client.fetchIdentityByItemId(item.id);
    same(identity, truth.identity);
    same(await pluggy.client.fetchIdentity(identity.id), truth.identity);
    expect(truth['consents']).toEqual([]);
    expect(truth['withdrawn']).toEqual([]);
  });

  it('consents, balance and statements at an Open Finance bank', async () => {
    const item = await openFinanceItem();
    const truth = await truthOf(item.id);
    const consents = await pluggy.client.fetchConsents(item.id);
    expect(JSON.parse(JSON.stringify(consents.results))).toEqual(truth['consents']);
    expect(consents.results).toHaveLength(1);
    expect((await pluggy.client.fetchConsent(consents.results[0]?.id ?? '')).itemId).toBe(item.id);
    const account = truth['accounts']?.[0];
    const balance = await pluggy.call('GET', `/accounts/${account?.id}/balance`);
    expect(balance).toMatchObject({ status: 200, body: { balance: account?.['balance'] } });
    const refreshed = await pluggy.call('GET', `/accounts/${account?.id}`);
    expect(refreshed.body.updatedAt).toBe(balance.body.updateDateTime);
    const { results } = await pluggy.client.fetchAccountStatements(account?.id ?? '');
    expect(results).toHaveLength(6);
    expect((await fetch(results[0]?.url ?? '')).status).toBe(200);
    expect((await fetch(results[0]?.url.replace('expires=', 'expires=9') ?? '')).status).toBe(403);
  });
});

const billIdOf = (row: Row): string | undefined =>
  (row['creditCardMetadata'] as { billId?: string } | null)?.billId;

describe('figures agree with each other', () => {
  const users = [
    'user-ok',
    'user-ok-freelancer',
    'user-ok-company',
    'user-ok-investor',
    'user-ok-indebted',
    'user-ok-two-checking-accounts',
  ];
  it.each(users)('of %s, now and after the bank moved on', async (user) => {
    const item = await pluggy.connectUser(user);
    for (const days of [0, 1, 45]) {
      if (days > 0) {
        const body = { days, seed: days };
        await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body });
      }
      const truth = await truthOf(item.id);
      expectBalances(truth);
      expectBills(truth);
      expectTransfers(truth);
    }
  });

  function rowsOf(truth: Truth, accountId: string | undefined): Row[] {
    const rows = truth['transactions'] ?? [];
    return rows.filter((row) => row['accountId'] === accountId && row['status'] === 'POSTED');
  }

  function expectBalances(truth: Truth): void {
    for (const account of truth['accounts'] ?? []) {
      if (account['type'] !== 'BANK') continue;
      const rows = rowsOf(truth, account.id);
      expect(cents(account['balance'])).toBe(sum(rows, 'amount'));
      let balance = cents(account['balance']);
      for (const row of rows) {
        expect(cents(row['balance'])).toBe(balance);
        balance -= cents(row['amount']);
      }
    }
  }

  function expectBills(truth: Truth): void {
    const card = truth['accounts']?.find((account) => account['type'] === 'CREDIT');
    const rows = rowsOf(truth, card?.id);
    const bills = truth['bills'] ?? [];
    expect(bills.length).toBeGreaterThan(4);
    const checking = truth['accounts']?.find((account) => account['subtype'] === 'CHECKING_ACCOUNT');
    const paid = rowsOf(truth, checking?.id).filter((row) => row['categoryId'] === '05100000');
    for (const [index, bill] of bills.entries()) {
      const mine = rows.filter((row) => billIdOf(row) === bill.id);
      const isPayment = (row: Row) => row['categoryId'] === '05100000';
      const charges = sum(bill['financeCharges'] as Row[], 'amount');
      // Who pays late pays the charges with the bill, so that nothing of them is left in the next one.
      const purchases = mine.filter((row) => !isPayment(row));
      expect(cents(bill['totalAmount'])).toBe(inAccount(purchases) - charges);
      const payments = bill['payments'] as Row[];
      const before = bills[index + 1];
      if (before !== undefined) expect(cents(before['totalAmount']) + charges).toBe(sum(payments, 'amount'));
      for (const payment of payments) {
        const onDay = (row: Row) => dayIn(row['date']) === dayIn(payment['paymentDate']);
        const onCard = mine.find((row) => isPayment(row) && onDay(row));
        expect(cents(onCard?.['amount'])).toBe(-cents(payment['amount']));
        expect(paid.find(onDay)?.['amount']).toBe(onCard?.['amount']);
      }
    }
    const known = new Set(bills.map(({ id }) => id));
    for (const row of rows) expect(known).toContain(billIdOf(row));
  }

  /** Midnight UTC and midnight in Brasília are the same day to whoever reads the bank's dates. */
  function dayIn(date: unknown): string {
    return String(date).slice(0, 10);
  }

  function expectTransfers(truth: Truth): void {
    const own = (truth['transactions'] ?? []).filter((row) => row['categoryId'] === '04000000');
    expect(own.length).toBeGreaterThan(0);
    expect(sum(own, 'amount')).toBe(0);
  }

  it.each([0, 400])(
    'every type of investment follows from its movements, also %i days later',
    async (days) => {
      const item = await pluggy.connectUser('user-ok-investor');
      if (days > 0) {
        await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 200 } });
        await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: days - 200 } });
      }
      const truth = await truthOf(item.id);
      const types = new Set(truth['investments']?.map((row) => row['type']));
      expect([...types].sort()).toEqual(
        ['COE', 'EQUITY', 'ETF', 'FIXED_INCOME', 'MUTUAL_FUND', 'OTHER', 'SECURITY'].sort(),
      );
      const kinds = new Set(truth['investmentTransactions']?.map((row) => row['type']));
      expect([...kinds].sort()).toEqual(['AMORTIZATION', 'BUY', 'INTEREST', 'SELL', 'TAX', 'TRANSFER']);
      for (const investment of truth['investments'] ?? []) {
        const moves =
          truth['investmentTransactions']?.filter((row) => row['investmentId'] === investment.id) ?? [];
        const oldestFirst = [...moves].reverse();
        expect(oldestFirst[0]?.['type']).toBe('BUY');
        let units = 0;
        let cost = 0;
        for (const row of oldestFirst) {
          const quantity = Number(row['quantity']);
          expect(row['movementType']).toBe(row['type'] === 'BUY' ? 'CREDIT' : 'DEBIT');
          if (row['type'] === 'TRANSFER') expect([row['amount'], row['netAmount']]).toEqual([null, null]);
          else expect(cents(row['amount'])).toBe(quantity * cents(row['value']));
          if (row['type'] === 'INTEREST') continue;
          if (row['type'] === 'AMORTIZATION') {
            expect(quantity).toBe(units);
            cost -= cents(row['amount']);
          } else if (row['type'] === 'BUY') {
            units += quantity;
            cost += cents(row['amount']);
          } else {
            cost -= Math.floor((cost * quantity) / units);
            units -= quantity;
          }
        }
        expect(Number(investment['quantity'])).toBe(units);
        expect(cents(investment['amountOriginal'])).toBe(cost);
        expect(cents(investment['amount'])).toBe(units * cents(investment['value']));
        expect(cents(investment['balance'])).toBe(cents(investment['amount']) - cents(investment['taxes']));
        expect(cents(investment['amountProfit'])).toBe(
          cents(investment['amount']) - cents(investment['amountOriginal']),
        );
      }
    },
  );

  it('an indebted person pays for paying late', async () => {
    const item = await pluggy.connectUser('user-ok-indebted');
    const truth = await truthOf(item.id);
    const charges = truth['bills']?.flatMap((bill) => bill['financeCharges'] as Row[]) ?? [];
    expect(new Set(charges.map((charge) => charge['type'])).size).toBe(3);
    expect(truth['loans']?.map((loan) => loan['kind'])).toContain('UNARRANGED_ACCOUNT_OVERDRAFT');
  });

  it('people have a CPF, companies a CNPJ', async () => {
    const person = await truthOf((await pluggy.connectUser('user-ok')).id);
    expect(isCpf(String(person.identity?.['document']))).toBe(true);
    const company = await truthOf((await pluggy.connectUser('user-ok-company')).id);
    expect(company.identity?.['documentType']).toBe('CNPJ');
    expect(isCnpj(String(company.identity?.['document']))).toBe(true);
  });

  it('a company of today has letters in its CNPJ, and is let in with them', async () => {
    const young = await truthOf((await pluggy.connectUser('user-ok-new-company')).id);
    const document = String(young.identity?.['document']);
    expect([isCnpj(document), /[A-Z]/.test(document)]).toEqual([true, true]);
    expect(young['accounts']?.[0]?.['taxNumber']).toBe(document);

    const errorsOf = async (cnpj: string) => {
      const body = { cpf: '761.092.776-73', cnpj };
      return (await pluggy.call('POST', '/connectors/638/validate', { body })).body.errors;
    };
    expect(await errorsOf('12.ABC.345/01DE-35')).toEqual([]);
    expect(await errorsOf('93ZB0VRYV6KA66')).toMatchObject([{ code: '002', parameter: 'cnpj' }]);
    const { body } = await pluggy.call('GET', '/connectors/638');
    const fields: { name: string; type: string }[] = body.credentials;
    // a phone offers letters for a text, and none for a number
    expect(fields.find(({ name }) => name === 'cnpj')?.type).toBe('text');

    const item = await pluggy.connect(638, { cpf: '761.092.776-73', cnpj: '12abc34501de35' });
    const request = new URL(item.parameter.data).searchParams.get('request');
    await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' } });
    await pluggy.settled(item.id);
    const given = await truthOf(item.id);
    expect(given.identity?.['document']).toBe('12.ABC.345/01DE-35');
    expect(String(given['loans']?.[0]?.['ipocCode'])).toContain('12ABC34501DE35');
  });
});

describe('user-ok-digits', () => {
  it('alone holds figures that no float can hold', async () => {
    const textOf = async (user: string) => {
      const { id } = await pluggy.connectUser(user);
      const response = await fetch(`${pluggy.url}/_sandbox/items/${id}/truth`);
      return response.text();
    };
    const longest = (text: string) =>
      [...text.matchAll(/[:[,](-?\d[\d.]*)(?=[,}\]])/g)]
        .map((match) => match[1] ?? '')
        .filter((number) => number.replace(/\D/g, '').length > 15);
    const figures = longest(await textOf('user-ok-digits'));
    expect(figures.length).toBeGreaterThan(100);
    expect(figures.some((number) => String(Number(number)) !== number)).toBe(true);
    expect(Math.max(...figures.map((number) => number.replace(/\D/g, '').length))).toBeLessThanOrEqual(20);
    expect(longest(await textOf('user-ok'))).toEqual([]);
  });
});

describe('what is refused', () => {
  it('unknown ids are 404 with the product’s own code, malformed ones 400', async () => {
    const codes = {
      bills: 'CREDIT_CARD_BILL_NOT_FOUND',
      investments: 'INVESTMENT_NOT_FOUND',
      loans: 'LOAN_NOT_FOUND',
      identity: 'IDENTITY_NOT_FOUND',
      consents: 'CONSENT_NOT_FOUND',
      accounts: 'ACCOUNT_NOT_FOUND',
      transactions: 'TRANSACTION_NOT_FOUND',
    };
    for (const [path, codeDescription] of Object.entries(codes)) {
      expect(await pluggy.call('GET', `/${path}/${NOBODY}`)).toMatchObject({
        status: 404,
        body: { codeDescription },
      });
      expect((await pluggy.call('GET', `/${path}/nonsense`)).status).toBe(400);
    }
    for (const path of ['investments', 'loans', 'consents']) {
      const answer = await pluggy.call('GET', `/${path}?itemId=${NOBODY}`);
      expect(answer).toMatchObject({ status: 200, body: { results: [], total: 0 } });
      expect((await pluggy.call('GET', `/${path}`)).status).toBe(400);
    }
    const identity = await pluggy.call('GET', `/identity?itemId=${NOBODY}`);
    expect(identity).toMatchObject({ status: 404, body: { codeDescription: 'IDENTITY_NOT_FOUND' } });
  });

  it('a balance exists in Open Finance only', async () => {
    const item = await pluggy.connectUser('user-ok');
    const account = (await truthOf(item.id))['accounts']?.[0];
    expect(await pluggy.call('GET', `/accounts/${account?.id}/balance`)).toMatchObject({
      status: 400,
      body: { codeDescription: 'BALANCE_INVALID_REQUEST' },
    });
    const unknown = await pluggy.call('GET', `/accounts/${NOBODY}/balance`);
    expect(unknown.status).toBe(404);
    expect(unknown.body).not.toHaveProperty('codeDescription');
  });

  it('products that were not asked for are not there', async () => {
    const item = await pluggy.connectUser('user-ok', { products: ['ACCOUNTS', 'TRANSACTIONS'] });
    const truth = await truthOf(item.id);
    expect(truth['accounts']?.every((account) => account['type'] === 'BANK')).toBe(true);
    expect([truth['bills'], truth['investments'], truth['loans'], truth.identity]).toEqual([
      [],
      [],
      [],
      null,
    ]);
    const { body } = await pluggy.call('GET', `/investments?itemId=${item.id}`);
    expect(body.results).toEqual([]);
  });
});

describe('categories and merchants', () => {
  it('a transaction can be filed again, for good', async () => {
    const item = await pluggy.connectUser('user-ok');
    const row = (await truthOf(item.id))['transactions']?.[3];
    const id = row?.id ?? '';
    expect(await pluggy.client.updateTransactionCategory(id, '14010000')).toMatchObject({
      id,
      categoryId: '14010000',
      category: 'Lottery',
    });
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 1 } });
    expect((await pluggy.client.fetchTransaction(id)).categoryId).toBe('14010000');
    const wrong = await pluggy.call('PATCH', `/transactions/${id}`, { body: { categoryId: '1' } });
    expect(wrong.status).toBe(400);
  });

  it('rules are made, listed and removed', async () => {
    const body = { description: 'Padaria', categoryId: '11010000', matchType: 'contains' };
    const made = await pluggy.call('POST', '/categories/rules', { body });
    expect(made).toMatchObject({ status: 200, body: { ...body, category: 'Eating out' } });
    const listed = await pluggy.call('GET', '/categories/rules');
    expect(listed.body.results).toEqual([made.body]);
    const unknown = await pluggy.call('POST', '/categories/rules', { body: { ...body, categoryId: '1' } });
    expect(unknown).toMatchObject({ status: 404, body: { codeDescription: 'CATEGORY_NOT_FOUND' } });
    expect((await pluggy.call('DELETE', `/categories/rules/${made.body.id}`)).status).toBe(204);
    expect(await pluggy.call('DELETE', `/categories/rules/${made.body.id}`)).toMatchObject({
      status: 404,
      body: { codeDescription: 'CATEGORY_RULE_NOT_FOUND' },
    });
  });

  it('a rule files what comes after it, also once it is removed, and nothing that came before', async () => {
    const item = await pluggy.connectUser('user-ok');
    const sent = async () =>
      ((await truthOf(item.id))['transactions'] ?? []).filter(
        (row) => String(row['description']).startsWith('PIX enviado') && row['type'] === 'DEBIT',
      );
    const newIn = (rows: readonly Row[], ...known: (readonly Row[])[]) =>
      rows.filter(({ id }) => !known.flat().some((one) => one.id === id));
    const before = await sent();
    const rule = { description: 'pix enviado', matchType: 'startsWith', transactionType: 'DEBIT' };
    const made = [
      { ...rule, categoryId: '14010000', accountType: 'CHECKING_ACCOUNT' },
      { ...rule, categoryId: '13000000', transactionType: 'CREDIT' },
      { ...rule, categoryId: '13000000', matchType: 'exact' },
    ].map((body) => pluggy.call('POST', '/categories/rules', { body }));
    const ids = (await Promise.all(made)).map(({ body }) => body.id);
    const path = `/_sandbox/items/${item.id}/advance`;
    await pluggy.call('POST', path, { body: { days: 40, seed: 11 } });
    const filed = newIn(await sent(), before);
    expect(filed.length).toBeGreaterThan(3);
    for (const row of filed) {
      expect([row['categoryId'], row['category']]).toEqual(['14010000', 'Lottery']);
      expect((await pluggy.client.fetchTransaction(row.id)).categoryId).toBe('14010000');
    }
    for (const id of ids) await pluggy.call('DELETE', `/categories/rules/${id}`);
    await pluggy.call('POST', path, { body: { days: 40, seed: 12 } });
    const after = await sent();
    const late = newIn(after, before, filed);
    expect(late.length).toBeGreaterThan(3);
    for (const row of after) {
      const isFiled = filed.some(({ id }) => id === row.id);
      expect(row['categoryId'] === '14010000').toBe(isFiled);
    }
  });

  it('merchants are found by CNPJ', async () => {
    const { knownMerchants } = await import('../bank/known-merchants.ts');
    const [known = ''] = knownMerchants.keys();
    const { body } = await pluggy.call('GET', `/merchants?cnpjs=${known},00000000000191,123`);
    expect(body).toMatchObject({
      foundMerchants: [{ cnpj: known }],
      notFoundMerchants: ['00000000000191'],
      invalidCnpjs: ['123'],
    });
  });
});

describe('the deprecated transactions', () => {
  it('are counted in pages, and filtered by bill', async () => {
    const item = await pluggy.connectUser('user-ok');
    const truth = await truthOf(item.id);
    const card = truth['accounts']?.find((account) => account['type'] === 'CREDIT');
    const all = truth['transactions']?.filter((row) => row['accountId'] === card?.id) ?? [];
    const page = await pluggy.client.fetchTransactions(card?.id ?? '', { pageSize: 20, page: 2 });
    expect(page).toMatchObject({ page: 2, total: all.length, totalPages: Math.ceil(all.length / 20) });
    expect(page.results.map(({ id }) => id)).toEqual(all.slice(20, 40).map(({ id }) => id));
    const bill = truth['bills']?.[0];
    const { body } = await pluggy.call('GET', `/transactions?accountId=${card?.id}&billId=${bill?.id}`);
    expect(body.results.length).toBeGreaterThan(10);
    expect(body.results).toEqual(all.filter((row) => billIdOf(row) === bill?.id));
  });
});
