import type {
  BillView,
  ConsentView,
  IdentityView,
  InvestmentTransactionView,
  InvestmentView,
  LoanView,
} from '../contract/financial-data.ts';
import { parseAccountId } from '../domain/ids.ts';
import { listBills, listIdentities, listMovements, listProduct } from '../features/products/products.ts';
import { requireInvestmentId, requireUserId } from '../features/shared/require-input.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checkedQuery } from './checked.ts';
import { pagesOf } from './pages-of.ts';
import { toObjects } from './to-objects.ts';

type Asked = Parameters<typeof listProduct>[3];

const OPERATIONS = { investments: 'listInvestments', loans: 'listLoans', consents: 'listConsents' } as const;

/** Which bills; without a member there is no such bound. */
export interface BillChoice {
  readonly accountId?: string | undefined;
  /** Also those of cards that the bank closed. Default: false. */
  readonly includeDeleted?: boolean | undefined;
}

/**
 * What the banks say besides accounts and transactions: Pluggy's objects, page by page, at most 500 in each. Every method may throw
 * `encryption_key_missing`.
 */
export class Products {
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#audited = new Audited(parts);
  }

  /** The closed bills of the user's cards, the latest due first. */
  async *bills(userId: string, choice: BillChoice = {}): AsyncGenerator<BillView[], void, void> {
    const user = requireUserId(userId);
    const { accountId, includeDeleted } = checkedQuery('listBills', choice);
    const filter = { accountId: parseAccountId(accountId), includeDeleted };
    const list = (parts: OpenParts) => pagesOf((page: Asked) => listBills(parts, user, filter, page));
    for await (const rows of this.#audited.stream('listBills', { userId: user }, list)) yield toObjects(rows);
  }

  investments(userId: string): AsyncGenerator<InvestmentView[], void, void> {
    return this.#list(userId, 'investments');
  }

  /** The movements of an investment, newest first. @throws {PublicError} investment_not_found */
  async *movements(
    userId: string,
    investmentId: string,
  ): AsyncGenerator<InvestmentTransactionView[], void, void> {
    const [user, id] = [requireUserId(userId), requireInvestmentId(investmentId)];
    const about = { userId: user, subject: id };
    const list = (parts: OpenParts) => pagesOf((page: Asked) => listMovements(parts, user, id, page));
    for await (const rows of this.#audited.stream('listInvestmentTransactions', about, list))
      yield toObjects(rows);
  }

  loans(userId: string): AsyncGenerator<LoanView[], void, void> {
    return this.#list(userId, 'loans');
  }

  /** Who the user is, as each bank says that does. */
  async *identities(userId: string): AsyncGenerator<IdentityView[], void, void> {
    const user = requireUserId(userId);
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof listIdentities>[2]) => listIdentities(parts, user, page));
    for await (const rows of this.#audited.stream('listIdentities', { userId: user }, list))
      yield toObjects(rows);
  }

  /** What the user let the banks share. */
  consents(userId: string): AsyncGenerator<ConsentView[], void, void> {
    return this.#list(userId, 'consents');
  }

  async *#list<View>(
    userId: string,
    name: 'investments' | 'loans' | 'consents',
  ): AsyncGenerator<View[], void, void> {
    const user = requireUserId(userId);
    const list = (parts: OpenParts) => pagesOf((page: Asked) => listProduct(parts, user, name, page));
    for await (const rows of this.#audited.stream(OPERATIONS[name], { userId: user }, list))
      yield toObjects(rows);
  }
}
