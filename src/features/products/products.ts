import { PublicError } from '../../domain/errors.ts';
import type { AccountId, InvestmentId, UserId } from '../../domain/ids.ts';
import type { ListName } from '../../store/fragments/list-tables.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { hasInvestment } from '../../store/statements/products/has-investment.ts';
import {
  listProductPage,
  type ProductFilter,
  type ProductPage,
  type ProductPageAsked,
} from '../../store/statements/products/list-product-page.ts';
import { listIdentityPage } from '../../store/statements/users/list-identities-of-user.ts';
import type { Needs } from '../shared/Parts.ts';

type Reads = Needs<'database' | 'keyring'>;

function listProducts(
  { database, keyring }: Reads,
  of: { readonly userId: UserId; readonly name: ListName; readonly filter: ProductFilter },
  page: ProductPageAsked,
): Promise<ProductPage> {
  return database.asUser(of.userId, (tx) => listProductPage(tx, keyring, of, page), 'read');
}

export interface BillFilter {
  readonly accountId?: AccountId | undefined;
  readonly includeDeleted?: boolean | undefined;
}

/** One page of the closed bills of the user's cards, the latest due first. */
export const listBills = (
  parts: Reads,
  userId: UserId,
  { accountId, includeDeleted }: BillFilter,
  page: ProductPageAsked,
): Promise<ProductPage> =>
  listProducts(parts, { userId, name: 'bills', filter: { parentId: accountId, includeDeleted } }, page);

/** One page of the user's investments, loans or consents. @throws {PublicError} encryption_key_missing */
export const listProduct = (
  parts: Reads,
  userId: UserId,
  name: 'investments' | 'loans' | 'consents',
  page: ProductPageAsked,
): Promise<ProductPage> => listProducts(parts, { userId, name, filter: {} }, page);

/** One page of the movements of an investment, newest first. @throws {PublicError} investment_not_found */
export async function listMovements(
  { database, keyring }: Reads,
  userId: UserId,
  investmentId: InvestmentId,
  page: ProductPageAsked,
): Promise<ProductPage> {
  const of = { userId, name: 'investmentTransactions', filter: { parentId: investmentId } } as const;
  const list = async (tx: Queryable): Promise<ProductPage | undefined> =>
    (await hasInvestment(tx, userId, investmentId)) ? listProductPage(tx, keyring, of, page) : undefined;
  const found = await database.asUser(userId, list, 'read');
  if (found === undefined) throw new PublicError('investment_not_found');
  return found;
}

/** One page of what the banks say of who the user is. @throws {PublicError} encryption_key_missing */
export function listIdentities(
  { database, keyring }: Reads,
  userId: UserId,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly string[]; readonly next: string | null }> {
  return database.asUser(userId, (tx) => listIdentityPage(tx, keyring, userId, page), 'read');
}
