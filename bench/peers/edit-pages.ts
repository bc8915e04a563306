import type { AccountPages } from '../write-path/AccountPages.ts';
import type { WireRow } from './Peer.ts';

/** What an edited row's description says afterwards. */
export const EDITED = 'Edited at the bank';
const EVERY = 10;

/** The same pages as the bank would send them after it edited every tenth row. */
export function editPages(accounts: readonly AccountPages[]): {
  readonly accounts: AccountPages[];
  readonly ids: string[];
} {
  const ids: string[] = [];
  const edit = (row: WireRow, index: number): WireRow => {
    if (index % EVERY !== 0) return row;
    ids.push(row.id);
    return { ...row, ...{ description: EDITED } };
  };
  const editBody = (body: Buffer): Buffer => {
    const page = JSON.parse(body.toString()) as { results: WireRow[] };
    return Buffer.from(JSON.stringify({ ...page, results: page.results.map(edit) }));
  };
  const edited = accounts.map(({ accountId, pages }) => ({
    accountId,
    pages: pages.map((page) => ({ ...page, body: editBody(page.body) })),
  }));
  return { accounts: edited, ids };
}
