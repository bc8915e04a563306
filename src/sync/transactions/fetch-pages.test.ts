import { expect, it } from 'vitest';
import type { AccountId } from '../../domain/ids.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import { CallsAhead } from '../run/CallsAhead.ts';
import { fetchPages } from './fetch-pages.ts';

const ACCOUNT = '00000000-0000-4000-8000-000000000001' as AccountId;

/** An account of so many pages; the cursor of each is its number. */
function accountOf(pages: number, failsAt?: number) {
  const asked: number[] = [];
  const getTransactionsPage = async (_: string, { after }: { after?: string }): Promise<TransactionsPage> => {
    const number = Number(after ?? 1);
    asked.push(number);
    if (number === failsAt) throw new Error('no such page');
    const next = number < pages ? String(number + 1) : null;
    return { body: Buffer.from(String(number)), next, release: () => {} };
  };
  return { asked, client: { getTransactionsPage } };
}

const read = (of: ReturnType<typeof accountOf>, width: number) =>
  fetchPages({ client: of.client, ahead: new CallsAhead(undefined, width) } as never, ACCOUNT);

/** Everything that can go on without another look goes on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('asks for a few pages before anybody looks, and for one more in the place of each that was taken', async () => {
  const account = accountOf(8);
  const pages = read(account, 4);
  await settle();
  expect(account.asked).toEqual([1, 2, 3, 4, 5]);
  await pages.next();
  await settle();
  expect(account.asked).toEqual([1, 2, 3, 4, 5, 6]);
  const rest: string[] = [];
  for await (const { body } of pages) rest.push(body.toString());
  expect(rest).toEqual(['2', '3', '4', '5', '6', '7', '8']);
  expect(account.asked).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('where nobody waits it is one page ahead', async () => {
  const account = accountOf(3);
  const pages = read(account, 1);
  await settle();
  expect(account.asked).toEqual([1]);
  await pages.next();
  await settle();
  expect(account.asked).toEqual([1, 2]);
});

it('a page that fails does so at its turn, and no page is asked for after it', async () => {
  const account = accountOf(6, 3);
  const pages = read(account, 4);
  await settle();
  expect((await pages.next()).value?.body.toString()).toBe('1');
  expect((await pages.next()).value?.body.toString()).toBe('2');
  await expect(pages.next()).rejects.toThrow('no such page');
  await settle();
  expect(account.asked).toEqual([1, 2, 3]);
});
