import { afterEach, describe, expect, it } from 'vitest';
import { openReceiver } from './testing/open-receiver.ts';
import { openSandbox } from './testing/open-sandbox.ts';

const START = Date.parse('2026-11-20T12:00:00.000Z');
const DAY = 86_400_000;
const OK = { user: 'user-ok', password: 'password-ok' };
const ANA = { clientUserId: 'ana' };

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly date: string;
  readonly createdAt: string;
  readonly amount: number;
  readonly balance: number | null;
  readonly categoryId: string;
  readonly status: string;
  readonly owner?: string;
  readonly taxNumber?: string;
  readonly number?: string;
  readonly paymentData: {
    readonly referenceNumber: string;
    readonly receiver: { readonly branchNumber: string; readonly accountNumber: string };
  };
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function openWorld(seed = 1) {
  let now = START;
  const switches = { apiKeySeconds: 400 * 24 * 3600 };
  const pluggy = await openSandbox({ seed, switches, clock: { now: () => new Date(now) } });
  open.push(pluggy);
  const truthOf = async (id: string) => (await pluggy.call('GET', `/_sandbox/items/${id}/truth`)).body;
  /** Transfers between the person's own banks. */
  const transfersOf = async (id: string): Promise<Row[]> => {
    const { transactions } = await truthOf(id);
    return transactions.filter((row: Row) => row.categoryId === '04020000');
  };
  return {
    ...pluggy,
    truthOf,
    transfersOf,
    pass: (ms: number) => {
      now += ms;
    },
    advance: (id: string, body: object) => pluggy.call('POST', `/_sandbox/items/${id}/advance`, { body }),
    /** A person at the Open Finance bank with this number, approved there. */
    approved: async (connectorId: number, cpf: string, more: object) => {
      const item = await pluggy.connect(connectorId, { cpf }, more);
      const request = new URL(item.parameter.data).searchParams.get('request');
      await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
      return pluggy.settled(item.id);
    },
  };
}

/** What two sides of transfers have in common, newest first; one of the banks knows days alone. */
const sides = (rows: readonly Row[], sign: 1 | -1) =>
  rows
    .map((row) => `${row.date.slice(0, 10)} ${sign * row.amount} ${row.paymentData.referenceNumber}`)
    .sort();

describe('a person’s own banks', () => {
  it('show a transfer between them on both sides, now and as time goes on', async () => {
    const pluggy = await openWorld();
    const first = await pluggy.connect(0, OK, ANA);
    expect(await pluggy.transfersOf(first.id)).toEqual([]);
    const second = await pluggy.approved(601, '761.092.776-73', ANA);
    for (const days of [0, 1, 40]) {
      if (days > 0) {
        await pluggy.advance(first.id, { days, seed: 5 });
        // the other bank is synced by itself, as the clock went along
        await pluggy.settled(second.id);
      }
      const [one, two] = [await pluggy.transfersOf(first.id), await pluggy.transfersOf(second.id)];
      expect(one.length).toBeGreaterThanOrEqual(6);
      expect(sides(two, -1)).toEqual(sides(one, 1));
      expect(new Set(one.map(({ amount }) => Math.sign(amount)))).toEqual(new Set([1, -1]));
    }
  });

  it('name the person and the account on the other side', async () => {
    const pluggy = await openWorld();
    const first = await pluggy.connect(0, OK, ANA);
    const second = await pluggy.connect(6, OK, ANA).then(async (item) => {
      await pluggy.client.updateItemMFA(item.id, { holder: '1' });
      return pluggy.settled(item.id);
    });
    const [one, two] = [await pluggy.truthOf(first.id), await pluggy.truthOf(second.id)];
    expect(two.identity).toMatchObject({
      fullName: one.identity.fullName,
      document: one.identity.document,
    });
    const checking = two.accounts.find(
      (account: { subtype: string }) => account.subtype === 'CHECKING_ACCOUNT',
    );
    const sent = (await pluggy.transfersOf(first.id)).find(({ amount }) => amount < 0);
    expect(sent?.paymentData).toMatchObject({
      paymentMethod: 'PIX',
      payer: { name: one.identity.fullName },
      receiver: { name: one.identity.fullName },
    });
    const { branchNumber, accountNumber } = sent?.paymentData.receiver ?? {};
    expect(`${branchNumber}/${accountNumber}`).toBe(checking.number);
  });

  it('know the person by the same number when they are connected once more, whatever was connected in between', async () => {
    const pluggy = await openWorld();
    const first = await pluggy.connect(0, OK, ANA);
    await pluggy.approved(601, '761.092.776-73', ANA);
    const again = await pluggy.connect(0, OK, ANA);
    const holders = async (id: string) =>
      (await pluggy.truthOf(id)).accounts.map(({ owner, taxNumber, number }: Row) => [
        number,
        owner,
        taxNumber,
      ]);
    const { identity } = await pluggy.truthOf(first.id);
    expect(await holders(again.id)).toEqual(await holders(first.id));
    expect((await pluggy.truthOf(again.id)).identity).toMatchObject({ document: identity.document });
  });

  it('know the person by the same name and number after the first connection, or all of them, were deleted', async () => {
    const pluggy = await openWorld();
    const personOf = async ({ id }: { id: string }) => {
      const { fullName, document } = (await pluggy.truthOf(id)).identity;
      return { fullName, document };
    };
    const cpf = '390.533.447-05';
    const first = await pluggy.connect(0, OK, ANA);
    const second = await pluggy.approved(601, cpf, ANA);
    const [atFirst, atSecond] = [await personOf(first), await personOf(second)];
    expect(atSecond).toMatchObject({ fullName: atFirst.fullName, document: cpf });
    expect(atFirst.document).not.toBe(cpf);
    await pluggy.call('DELETE', `/items/${first.id}`);
    const again = await pluggy.connect(0, OK, ANA);
    expect(await personOf(again)).toEqual(atFirst);
    await pluggy.call('DELETE', `/items/${again.id}`);
    await pluggy.call('DELETE', `/items/${second.id}`);
    expect(await personOf(await pluggy.approved(601, cpf, ANA))).toEqual(atSecond);
    expect(await personOf(await pluggy.connect(0, OK, ANA))).toEqual(atFirst);
  });

  it('tell of the transfers that came with the second bank, and keep their balances', async () => {
    const pluggy = await openWorld();
    const receiver = await openReceiver();
    open.push(receiver);
    const first = await pluggy.connect(0, OK, { ...ANA, webhookUrl: receiver.url });
    await receiver.first('item/created');
    pluggy.pass(60_000);
    const second = await pluggy.connect(2, OK, ANA);
    const { event } = await receiver.first('item/updated');
    expect(event).toMatchObject({ itemId: first.id, triggeredBy: 'SYNC' });
    const told = (await pluggy.transfersOf(first.id)).filter(
      ({ createdAt }) => createdAt === '2026-11-20T12:01:00.000Z',
    );
    expect(told).toHaveLength((await pluggy.transfersOf(second.id)).length);
    for (const id of [first.id, second.id]) {
      const { accounts, transactions } = await pluggy.truthOf(id);
      for (const account of accounts.filter(({ type }: { type: string }) => type === 'BANK')) {
        const posted = transactions.filter(
          (row: Row) => row.accountId === account.id && row.status === 'POSTED',
        );
        let cents = Math.round(account.balance * 100);
        for (const row of posted) {
          expect(Math.round(row.balance * 100)).toBe(cents);
          cents -= Math.round(row.amount * 100);
        }
        expect(cents).toBe(0);
      }
    }
  });

  it('are not those of other people, nor the same bank connected twice', async () => {
    const pluggy = await openWorld();
    const ana = await pluggy.connect(0, OK, ANA);
    const again = await pluggy.connect(0, OK, ANA);
    const bob = await pluggy.connect(2, OK, { clientUserId: 'bob' });
    const nobody = await pluggy.connect(2, OK);
    for (const { id } of [ana, again, bob, nobody]) expect(await pluggy.transfersOf(id)).toEqual([]);
  });

  it('go on with their transfers when one of them is deleted and connected again', async () => {
    const pluggy = await openWorld();
    const first = await pluggy.connect(0, OK, ANA);
    const second = await pluggy.connect(2, OK, ANA);
    const before = sides(await pluggy.transfersOf(first.id), 1);
    await pluggy.call('DELETE', `/items/${second.id}`);
    const again = await pluggy.connect(2, OK, ANA);
    expect(sides(await pluggy.transfersOf(first.id), 1)).toEqual(before);
    expect(sides(await pluggy.transfersOf(again.id), -1)).toEqual(before);
  });

  it('are as many as the person has', async () => {
    const pluggy = await openWorld();
    const items = [await pluggy.connect(0, OK, ANA), await pluggy.connect(2, OK, ANA)];
    items.push(await pluggy.approved(602, '761.092.776-73', ANA));
    pluggy.pass(35 * DAY);
    for (const { id } of items) await pluggy.settled(id);
    const rows = (await Promise.all(items.map(({ id }) => pluggy.transfersOf(id)))).flat();
    const references = new Set(rows.map((row) => row.paymentData.referenceNumber));
    expect(references.size).toBeGreaterThan(20);
    for (const reference of references) {
      const pair = rows.filter((row) => row.paymentData.referenceNumber === reference);
      expect(pair).toHaveLength(2);
      expect(pair.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
      expect(new Set(pair.map(({ date }) => date)).size).toBe(1);
    }
  });

  it('come to the same from the same seed', async () => {
    const run = async (seed: number) => {
      const pluggy = await openWorld(seed);
      const first = await pluggy.connect(0, OK, ANA);
      await pluggy.connect(2, OK, ANA);
      await pluggy.advance(first.id, { days: 30, seed: 3 });
      const transfers = await pluggy.transfersOf(first.id);
      return transfers.map(({ date, amount, id }) => `${date} ${amount} ${id}`);
    };
    const once = await run(4);
    expect(await run(4)).toEqual(once);
    expect(await run(5)).not.toEqual(once);
  });
});

describe('a sync', () => {
  it.each(['by itself', 'asked for'])('brings what happened at the bank since the last (%s)', async (how) => {
    const pluggy = await openWorld();
    const receiver = await openReceiver();
    open.push(receiver);
    const item = await pluggy.connect(0, OK);
    await pluggy.client.createWebhook('all', receiver.url);
    const before = await pluggy.truthOf(item.id);
    pluggy.pass(10 * DAY);
    if (how === 'asked for') {
      await pluggy.call('PATCH', `/items/${item.id}/disable-auto-sync`);
      await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    }
    await pluggy.settled(item.id);
    const after = await pluggy.truthOf(item.id);
    const known = new Set(before.transactions.map(({ id }: Row) => id));
    const fresh = after.transactions.filter(({ id }: Row) => !known.has(id));
    expect(fresh.length).toBeGreaterThan(5);
    const lastDay = new Date(START + 10 * DAY).toISOString().slice(0, 10);
    expect(
      fresh.some(({ date }: Row) => date.slice(0, 10) >= '2026-11-28' && date.slice(0, 10) <= lastDay),
    ).toBe(true);
    const { event } = await receiver.first('transactions/created');
    expect(event).toMatchObject({ itemId: item.id, transactionsCreatedAtFrom: '2026-11-30T12:00:00.000Z' });
    const link = new URL(event.createdTransactionsLink);
    const { body } = await pluggy.call('GET', link.pathname + link.search);
    expect(body.results).toHaveLength(event.transactionsCount);
    const names = receiver.received.map((one) => one.event.event);
    expect(names.indexOf('item/updated')).toBeLessThan(names.indexOf('transactions/created'));
  });

  it('on the same day brings nothing new', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(0, OK);
    const { transactions } = await pluggy.truthOf(item.id);
    pluggy.pass(3_600_000);
    await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    await pluggy.settled(item.id);
    expect((await pluggy.truthOf(item.id)).transactions).toEqual(transactions);
  });

  it('shows the rows that a connection made later shows', async () => {
    const contents = (rows: readonly Row[]) =>
      rows
        .filter(({ date }) => date > '2026-11-21' && date < '2026-11-24')
        .map(({ date, amount }) => `${date} ${amount}`)
        .sort();
    const pluggy = await openWorld();
    const early = await pluggy.connect(0, OK);
    pluggy.pass(5 * DAY);
    await pluggy.settled(early.id);
    const late = await pluggy.connect(0, OK);
    const [one, two] = [await pluggy.truthOf(early.id), await pluggy.truthOf(late.id)];
    expect(contents(one.transactions).length).toBeGreaterThan(1);
    expect(contents(one.transactions)).toEqual(contents(two.transactions));
  });
});
