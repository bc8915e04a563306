import { accountView, reducedAccountView } from '../bank/account-view.ts';
import { categories } from '../bank/categories.ts';
import { transactionView } from '../bank/transaction-view.ts';
import { ApiError, badRequest, notAuthorized, notFound } from '../pluggy/rules/ApiError.ts';
import type { World } from '../pluggy/state/World.ts';
import { callerOf, maySee, requireApplication } from './authenticate.ts';
import { findAccount, findTransaction } from './find-account.ts';
import type { Router } from './Router.ts';
import { objectBody, optionalText, pageOf, requireUuid } from './read-input.ts';
import { transactionPage } from './transaction-page.ts';
import { transactionPageV1 } from './transaction-page-v1.ts';

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
      isReduced ? reducedAccountView(item.id, books, account) : accountView(item.id, books, account),
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

  router.on('GET', '/transactions', ({ headers, query }) => {
    requireApplication(world, headers);
    if (world.switches.transactionsV1) {
      return { status: 200, json: transactionPageV1(query, (id) => findAccount(world, id)) };
    }
    throw new ApiError(410, 'ENDPOINT_DEPRECATED', 'This endpoint is deprecated, use GET /v2/transactions');
  });

  router.on('GET', '/transactions/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const { books, account, row } = requireTransaction(world, params['id']);
    return { status: 200, json: transactionView(books, account, row) };
  });

  router.change('PATCH', '/transactions/:id', ({ headers, params, body }) => {
    requireApplication(world, headers);
    const { item, books, account, row } = requireTransaction(world, params['id']);
    const categoryId = optionalText(objectBody(body), 'categoryId');
    if (categoryId === undefined || !categories.has(categoryId)) {
      throw badRequest('categoryId must be an existing category');
    }
    if (item.history === null) throw new Error('rows without a history');
    const id = account.ledger.idOf(row.serial);
    const chosen = { categoryId, atMs: world.nowMs() };
    books.recategorised.set(id, chosen);
    item.history = { ...item.history, recategorised: { ...item.history.recategorised, [id]: chosen } };
    return { status: 200, json: transactionView(books, account, row) };
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

function requireTransaction(world: World, given: string | undefined) {
  const found = findTransaction(world, requireUuid('id', given));
  if (found === undefined) throw notFound('TRANSACTION_NOT_FOUND', 'transaction not found');
  return found;
}
