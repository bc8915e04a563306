import { accountView, reducedAccountView } from '../data/account-view.ts';
import { type Account, type Books, transactionKeyOf } from '../data/books.ts';
import { categories } from '../data/categories.ts';
import { serialOf } from '../data/ids.ts';
import { ACCOUNT_KEYS } from '../data/profile.ts';
import { transactionView } from '../data/transaction-view.ts';
import { ApiError, badRequest, notAuthorized, notFound } from '../engine/ApiError.ts';
import type { ItemState } from '../engine/state.ts';
import type { World } from '../engine/World.ts';
import { callerOf, maySee, requireApplication } from './authenticate.ts';
import type { Router } from './Router.ts';
import { pageOf, requireUuid } from './read-input.ts';
import { transactionPage } from './transaction-page.ts';

/** Accounts, transactions and categories. */
export function addDataRoutes(router: Router, world: World): void {
  router.on('GET', '/accounts', ({ headers, query }) => {
    const caller = callerOf(world, headers);
    const item = world.item(requireUuid('itemId', query.get('itemId')));
    if (item !== undefined && !maySee(caller, item)) throw notAuthorized();
    const wanted = query.get('type');
    if (wanted !== null && wanted !== 'BANK' && wanted !== 'CREDIT') {
      throw badRequest('type must be one of the following values: BANK, CREDIT');
    }
    const books = item === undefined ? undefined : world.booksOf(item);
    if (item === undefined || books === undefined) return { status: 200, json: pageOf([]) };
    const accounts = books.accounts.filter(
      ({ spec }) => wanted === null || (wanted === 'CREDIT') === (spec.kind === 'CREDIT_CARD'),
    );
    const isReduced = caller.kind === 'connect-token';
    const results = accounts.map((account) =>
      isReduced ? reducedAccountView(item.id, account) : accountView(item.id, books, account),
    );
    return { status: 200, json: pageOf(results) };
  });

  router.on('GET', '/accounts/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const id = requireUuid('id', params['id']);
    const found = findAccount(world, id);
    if (found === undefined) throw notFound('ACCOUNT_NOT_FOUND', 'account not found');
    return { status: 200, json: accountView(found.item.id, found.books, found.account) };
  });

  router.on('GET', '/v2/transactions', ({ headers, query }) => {
    requireApplication(world, headers);
    return { status: 200, json: transactionPage(query, (id) => findAccount(world, id)) };
  });

  router.on('GET', '/transactions', ({ headers }) => {
    requireApplication(world, headers);
    throw new ApiError(410, 'ENDPOINT_DEPRECATED', 'This endpoint is deprecated, use GET /v2/transactions');
  });

  router.on('GET', '/transactions/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const id = requireUuid('id', params['id']);
    const transaction = findTransaction(world, id);
    if (transaction === undefined) throw notFound('TRANSACTION_NOT_FOUND', 'transaction not found');
    return { status: 200, json: transaction };
  });

  router.on('GET', '/categories', ({ headers, query }) => {
    requireApplication(world, headers);
    const parentId = query.get('parentId');
    const all = [...categories.values()];
    return {
      status: 200,
      json: pageOf(parentId === null ? all : all.filter((category) => category.parentId === parentId)),
    };
  });

  router.on('GET', '/categories/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const category = categories.get(params['id'] ?? '');
    if (category === undefined) throw notFound('CATEGORY_NOT_FOUND', 'category not found');
    return { status: 200, json: category };
  });
}

/** An account with all that its rows' views need. */
export interface FoundAccount {
  readonly item: ItemState;
  readonly books: Books;
  readonly account: Account;
}

function findAccount(world: World, id: string): FoundAccount | undefined {
  const item = world.itemOfAccount(id);
  const books = item === undefined ? undefined : world.booksOf(item);
  const account = books?.accounts.find((one) => one.id === id);
  if (item === undefined || books === undefined || account === undefined) return undefined;
  return { item, books, account };
}

/** Looks into the items whose key could have made the id, which is one of them or none. */
function findTransaction(world: World, id: string): object | undefined {
  for (const item of world.state.items) {
    const key = ACCOUNT_KEYS.find((one) => serialOf(transactionKeyOf(item.id, one), id) !== undefined);
    const books = key === undefined ? undefined : world.booksOf(item);
    const account = books?.accounts.find(({ spec }) => spec.key === key);
    const row = account?.ledger.find(id);
    if (books !== undefined && account !== undefined && row !== undefined) {
      return transactionView(books, account, row);
    }
  }
  return undefined;
}
