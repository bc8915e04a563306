import { PublicError } from '../../domain/errors.ts';
import type { InvestmentId, UserId } from '../../domain/ids.ts';
import { listInvestmentHistory } from '../../store/statements/products/list-investment-history.ts';
import type { Needs } from '../shared/Parts.ts';

/**
 * All that an investment ever was at Pluggy, as one JSON text.
 * @throws {PublicError} investment_not_found, encryption_key_missing
 */
export async function readHistoryOfInvestment(
  { database, keyring }: Needs<'database' | 'keyring'>,
  userId: UserId,
  id: InvestmentId,
): Promise<string> {
  const versions = await database.asUser(
    userId,
    (tx) => listInvestmentHistory(tx, keyring, userId, id),
    'read',
  );
  if (versions.length === 0) throw new PublicError('investment_not_found');
  return `{"versions":[${versions.join(',')}]}`;
}
