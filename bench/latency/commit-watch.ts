import pg from 'pg';
import { CHANGES_CHANNEL } from '../../src/store/notify-change.ts';
import type { Cleanup } from '../support/Cleanup.ts';

/** Hears of committed rows: PostgreSQL hands a notification out when the transaction that sent it commits. */
export interface CommitWatch {
  /** Resolves with the time (`performance.now()`) of the next commit of rows of the item. */
  nextCommit(itemId: string): Promise<number>;
}

interface Waiting {
  readonly resolve: (at: number) => void;
}

export async function watchCommits(databaseUrl: string, cleanup: Cleanup): Promise<CommitWatch> {
  const waiting = new Map<string, Waiting[]>();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  cleanup.add(() => client.end());
  client.on('notification', ({ payload }) => {
    const at = performance.now();
    const { kind, itemId } = JSON.parse(payload ?? '{}') as { kind?: string; itemId?: string };
    if (kind !== 'transactions' || itemId === undefined) return;
    for (const { resolve } of waiting.get(itemId)?.splice(0) ?? []) resolve(at);
  });
  await client.query(`listen ${CHANGES_CHANNEL}`);
  return {
    nextCommit: (itemId) =>
      new Promise((resolve) => waiting.set(itemId, [...(waiting.get(itemId) ?? []), { resolve }])),
  };
}
