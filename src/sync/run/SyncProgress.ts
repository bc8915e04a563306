import type { SyncReport } from '../../store/statements/syncs/record-sync-done.ts';

/** What became of the rows of one page. */
export type PageCounts = Omit<SyncReport, 'read' | 'deleted'> & { readonly received: number };

/** Counts what a sync does to the rows of an item. */
export class SyncProgress {
  #report: SyncReport = {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    deleted: 0,
    escaped: 0,
    merged: 0,
    refused: 0,
  };

  /** A complete read of an account found no row. That counts when a second one finds none either. */
  sawEmptyAccount = false;
  /** Accounts of which events speak of new rows that Pluggy does not show. */
  readonly withoutNews = new Set<string>();

  #accountsHidden = 0;

  /** Accounts that the bank no longer has. */
  get accountsHidden(): number {
    return this.#accountsHidden;
  }

  get report(): SyncReport {
    return this.#report;
  }

  /** Transactions that were new, different, or hidden. */
  get changes(): number {
    const { created, updated, deleted } = this.#report;
    return created + updated + deleted;
  }

  /** Rows that an earlier run of the same sync had read before it died. */
  addEarlier(rows: number): void {
    this.#report = { ...this.#report, read: this.#report.read + rows };
  }

  addPage(page: PageCounts): void {
    const before = this.#report;
    this.#report = {
      ...before,
      read: before.read + page.received,
      created: before.created + page.created,
      updated: before.updated + page.updated,
      unchanged: before.unchanged + page.unchanged,
      escaped: before.escaped + page.escaped,
      merged: before.merged + page.merged,
      refused: before.refused + page.refused,
    };
  }

  /** @param rows its transactions, hidden with it */
  addHiddenAccount(rows: number): void {
    this.#accountsHidden += 1;
    this.addDeleted(rows);
  }

  addDeleted(count: number): void {
    this.#report = { ...this.#report, deleted: this.#report.deleted + count };
  }
}
