import { CannotUnseal, type Keyring } from '../../domain/Keyring.ts';
import type { Queryable } from '../Queryable.ts';
import type { SealedColumn } from './SealedColumn.ts';

export interface Batch {
  readonly resealed: number;
  /** Rows that none of the keys opens. */
  readonly unreadable: number;
  /** Where the next batch begins; null: there is none. */
  readonly last: string | null;
}

/** What to do with a value that no key opens: its key may still be found. */
export type WithUnreadable = 'keep' | 'forget';

function tryToOpen(keyring: Keyring, sealed: Buffer, context: string): string | undefined {
  try {
    return keyring.open(sealed, context);
  } catch (error) {
    if (error instanceof CannotUnseal) return undefined;
    throw error;
  }
}

/**
 * Encrypts the next rows with the first key, where another one was used. A row that no key opens is left as it is and counted;
 * those after it still get the new key. Runs in a transaction.
 * @param after `column.start`, then the batch's `last`
 */
export async function resealBatch(
  tx: Queryable,
  keyring: Keyring,
  column: SealedColumn,
  after: string,
  withUnreadable: WithUnreadable,
): Promise<Batch> {
  const { rows } = await tx.query<{ id: string; sealed: Buffer }>(column.next, [after]);
  let [resealed, unreadable] = [0, 0];
  for (const { id, sealed } of rows) {
    if (keyring.isCurrent(sealed)) continue;
    const context = column.contextOf(id);
    const plain = tryToOpen(keyring, sealed, context);
    if (plain === undefined) {
      unreadable += 1;
      if (withUnreadable === 'forget') await tx.query(column.forget, [id]);
      continue;
    }
    resealed += 1;
    await tx.query(column.write, [id, keyring.seal(plain, context), column.digestOf(keyring, plain)]);
  }
  return { resealed, unreadable, last: rows.at(-1)?.id ?? null };
}
