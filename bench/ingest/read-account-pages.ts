import type { AccountPages } from '../write-path/AccountPages.ts';
import { readBank } from '../write-path/generate-banks.ts';
import { type IngestBench, withService } from './IngestBench.ts';

/** All pages of the item's accounts, in memory. */
export function readAccountPages(bench: IngestBench): Promise<readonly AccountPages[]> {
  return withService(bench, async ({ client }) => (await readBank(client, bench.itemId)).accounts);
}
