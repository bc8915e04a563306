import { parseAccountId } from '../../src/domain/ids.ts';
import { CallsAhead } from '../../src/sync/run/CallsAhead.ts';
import { fetchPages } from '../../src/sync/transactions/fetch-pages.ts';
import { type Measurement, measure } from '../support/measure.ts';
import { type SyncBench, withService } from '../sync/SyncBench.ts';
import type { BenchItem } from '../sync/sync-once.ts';

/** PostgreSQL takes the page and does nothing with it. */
const TAKE = { name: 'bench-take', text: 'select octet_length(($1::text[])[1])', values: [] };

/**
 * The same pages through the same process, from the sandbox to PostgreSQL, and nothing done with them: what it costs to
 * carry them, of which no sync can cost less.
 */
export function carryPages(bench: SyncBench, { itemId }: BenchItem): Promise<Measurement> {
  return withService(bench, async ({ client, syncDatabase }) => {
    const { results } = (await client.getAccounts(itemId)).json<{ results: { id: string }[] }>();
    const carry = async (id: string): Promise<void> => {
      const accountId = parseAccountId(id);
      if (accountId === undefined) throw new Error('an account of the sandbox has no proper id');
      for await (const page of fetchPages({ client, ahead: new CallsAhead() }, accountId)) {
        await syncDatabase.query({ ...TAKE, page: [[page.body]] });
        page.release();
      }
    };
    return measure(() => Promise.all(results.map(({ id }) => carry(id))));
  });
}
