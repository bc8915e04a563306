import { expect, it } from 'vitest';
import {
  AccountNotFoundError,
  type Change,
  changes,
  createClient,
  type FollowEventsEvent,
  ForbiddenError,
  rows,
  UnauthenticatedError,
} from '../src/client/index.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { API_KEY } from './support/test-service.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();
const DIGITS = '83710.799999999999000001';

const open = (token: string | (() => string) = API_KEY) =>
  createClient({ baseUrl: `${world.app.url}/api/pluggy-v2/`, token, language: 'en' });

it('the client reads and changes what the service has, digit by digit', async () => {
  world.bank.hold(ACCOUNT, [
    bankRow(1, daysAgo(3)),
    JSON.stringify(bankRow(2, daysAgo(2))).replace('"amount":-2', `"amount":-${DIGITS}`),
    bankRow(3, daysAgo(1)),
  ] as never);
  await world.tell('item/created');
  await world.pass();
  const client = open();

  const found: string[] = [];
  for await (const row of rows(client.listTransactions, {
    userId: 'ana',
    limit: 1,
    accountId: [ACCOUNT, uuid(9, 'a')],
  }))
    found.push(row.signedAmount);
  expect(found).toEqual(['-3', `-${DIGITS}`, '-1']);
  const { accounts } = await client.listAccounts({ userId: 'ana' });
  expect(accounts.map(({ id, counted }) => [id, counted])).toEqual([[ACCOUNT, true]]);

  const change = { userId: 'ana', transactionId: uuid(1, 'f'), note: 'lunch', tags: ['food'] };
  expect(await client.annotateTransaction(change)).toMatchObject({ note: 'lunch', tags: ['food'] });
  const csv = await client.exportCsv({ userId: 'ana' });
  expect(await csv.text()).toContain(DIGITS);

  const unknown = client.readAccount({ userId: 'ana', accountId: uuid(9, 'a') });
  await expect(unknown).rejects.toBeInstanceOf(AccountNotFoundError);
  await expect(open('nobody').listUsers()).rejects.toBeInstanceOf(UnauthenticatedError);
  const { sessionToken = '' } = await client.createSession({ userId: 'ana' });
  const ana = open(() => sessionToken);
  expect((await ana.readSession()).userId).toBe('ana');
  await expect(ana.listItems({ userId: 'bia' })).rejects.toBeInstanceOf(ForbiddenError);
});

it('a copy that follows the feed holds what there is, and the events say when to look', async () => {
  await world.connect();
  const client = open();
  const copy = new Map<string, Change>();
  let after: string | undefined;
  const follow = async (): Promise<void> => {
    for await (const page of changes(client.listChanges, { userId: 'ana', after, limit: 1 })) {
      for (const change of page.results)
        if (change.op === 'put') copy.set(`${change.kind} ${change.id}`, change);
        else copy.delete(`${change.kind} ${change.id}`);
      after = page.next;
    }
  };
  const kept = (): string[] => [...copy.keys()].filter((key) => key.startsWith('transaction ')).sort();
  await follow();
  expect(kept()).toEqual([`transaction ${uuid(1, 'f')}`, `transaction ${uuid(2, 'f')}`]);

  const enough = new AbortController();
  const told: FollowEventsEvent['type'][] = [];
  for await (const event of client.followEvents({ userId: 'ana' }, { signal: enough.signal })) {
    told.push(event.type);
    if (told.length === 1) {
      world.bank.hold(ACCOUNT, [bankRow(1, daysAgo(100)), bankRow(2, daysAgo(2)), bankRow(3, daysAgo(1))]);
      world.bank.touch();
      await world.tell('transactions/updated');
      await world.pass(60_000);
    } else if (event.type === 'changes') enough.abort();
  }
  expect(told[0]).toBe('changes');
  expect(told).toContain('transactions');
  await follow();
  expect(kept()).toHaveLength(3);
});
