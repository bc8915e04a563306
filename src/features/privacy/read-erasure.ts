import { PublicError } from '../../domain/errors.ts';
import { findErasure } from '../../store/statements/erasures/find-erasure.ts';
import type { Needs } from '../shared/Parts.ts';

/** What a receipt says. */
export interface ErasureReceipt {
  readonly state: 'running' | 'waiting_for_pluggy' | 'done';
  /** How much went here. */
  readonly erased: {
    readonly items: number;
    readonly accounts: number;
    readonly transactions: number;
    /** Of all tables together. */
    readonly rows: number;
  };
  readonly finishedAt: Date | null;
}

/** @throws {PublicError} erasure_not_found */
export async function readErasure(
  { database }: Needs<'database'>,
  receiptId: string,
): Promise<ErasureReceipt> {
  const found = await database.asSystem((tx) => findErasure(tx, receiptId), 'read');
  if (found === undefined) throw new PublicError('erasure_not_found');
  const { state, items, accounts, transactions, rows, finishedAt } = found;
  return { state, erased: { items, accounts, transactions, rows }, finishedAt };
}
