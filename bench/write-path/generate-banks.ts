import { CLIENT_ID, CLIENT_SECRET, startSandbox } from '../../sandbox/start-sandbox.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { type ItemId, parseAccountId } from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { PluggyClient } from '../../src/pluggy/PluggyClient.ts';
import type { TransactionsPage } from '../../src/pluggy/transactions-page.ts';
import { CallsAhead } from '../../src/sync/run/CallsAhead.ts';
import { fetchPages } from '../../src/sync/transactions/fetch-pages.ts';
import { connectPerfItem } from '../support/connect-item.ts';
import type { AccountPages } from './AccountPages.ts';

/** One connected bank with all that there is to write of it. */
export interface Bank {
  readonly itemId: ItemId;
  readonly accounts: readonly AccountPages[];
}

export interface BanksWanted {
  readonly banks: number;
  /** Of each bank; a multiple of 500. */
  readonly rows: number;
  readonly seed: number;
}

const CREDENTIALS = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };

/** All pages of all accounts of an item. */
export async function readBank(client: PluggyClient, itemId: ItemId): Promise<Bank> {
  const { results } = (await client.getAccounts(itemId)).json<{ results: { id: string }[] }>();
  const accounts: AccountPages[] = [];
  for (const { id } of results) {
    const accountId = parseAccountId(id);
    if (accountId === undefined) throw new Error('an account of the sandbox has no proper id');
    const pages: TransactionsPage[] = [];
    for await (const page of fetchPages({ client, ahead: new CallsAhead() }, accountId)) {
      // kept, to be written over and over
      pages.push({ next: page.next, body: Buffer.from(page.body), release: () => {} });
      page.release();
    }
    accounts.push({ accountId, pages });
  }
  return { itemId, accounts };
}

/** Pages as Pluggy would send them, made by a sandbox that lives just as long as this takes; the same for a seed. */
export async function generateBanks({ banks, rows, seed }: BanksWanted): Promise<Bank[]> {
  const sandbox = await startSandbox({ port: 0, syncMs: 0, seed });
  const client = new PluggyClient({
    baseUrl: sandbox.url,
    ...CREDENTIALS,
    clock: systemClock,
    logger: silentLogger,
  });
  try {
    const made: Bank[] = [];
    for (let number = 0; number < banks; number++) {
      const itemId = await connectPerfItem(sandbox.url, CREDENTIALS, `bench-${number}`, rows);
      made.push(await readBank(client, itemId));
    }
    return made;
  } finally {
    await client.close();
    await sandbox.close();
  }
}
