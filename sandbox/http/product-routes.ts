import { consentIdOf, consentView } from '../bank/consents.ts';
import { investmentView } from '../bank/investment-view.ts';
import { isInvestmentId } from '../bank/investments.ts';
import { lookUpMerchants } from '../bank/known-merchants.ts';
import {
  billIn,
  billsIn,
  identityIn,
  investmentsIn,
  isBillOf,
  isIdentityOf,
  isLoanOf,
  loanIn,
  loansIn,
  movementsIn,
} from '../bank/product-data.ts';
import { badRequest, notFound } from '../pluggy/rules/ApiError.ts';
import { consentOwnerOf } from '../pluggy/rules/consent-owner.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';
import { requireApplication } from './authenticate.ts';
import { findAccount } from './find-account.ts';
import { pageParameters, pageWithin } from './pages.ts';
import type { Router } from './Router.ts';
import { pageOf, queryList, requireUuid } from './read-input.ts';

const INVESTMENT_TYPES = ['COE', 'EQUITY', 'ETF', 'FIXED_INCOME', 'MUTUAL_FUND', 'SECURITY', 'OTHER'];

/** Bills, investments, loans, identity, consents and merchants. */
export function addProductRoutes(router: Router, world: World): void {
  addBillRoutes(router, world);
  addInvestmentRoutes(router, world);
  addLoanRoutes(router, world);
  addIdentityRoutes(router, world);
  addConsentRoutes(router, world);

  router.on('GET', '/merchants', ({ headers, query }) => {
    requireApplication(world, headers);
    return { status: 200, json: lookUpMerchants(queryList(query, 'cnpjs') ?? []) };
  });
}

function addBillRoutes(router: Router, world: World): void {
  router.on('GET', '/bills', ({ headers, query }) => {
    requireApplication(world, headers);
    const found = findAccount(world, requireUuid('accountId', query.get('accountId')));
    const page = pageParameters(query);
    if (found === undefined) return { status: 200, json: pageWithin([], page) };
    const bills = billsIn(found.books, found.account, found.item.products);
    return { status: 200, json: pageWithin(bills, page) };
  });

  router.on('GET', '/bills/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const id = requireUuid('id', params['id']);
    const item = world.state.items.find((one) => isBillOf(one.id, id));
    const books = item === undefined ? undefined : world.booksOf(item);
    const bill = item === undefined || books === undefined ? undefined : billIn(books, id, item.products);
    if (bill === undefined) throw notFound('CREDIT_CARD_BILL_NOT_FOUND', 'credit card bill not found');
    return { status: 200, json: bill };
  });
}

function addInvestmentRoutes(router: Router, world: World): void {
  router.on('GET', '/investments', ({ headers, query }) => {
    requireApplication(world, headers);
    const item = world.item(requireUuid('itemId', query.get('itemId')));
    const type = query.get('type');
    if (type !== null && !INVESTMENT_TYPES.includes(type)) {
      throw badRequest(`type must be one of the following values: ${INVESTMENT_TYPES.join(', ')}`);
    }
    const page = pageParameters(query);
    const books = item === undefined ? undefined : world.booksOf(item);
    if (item === undefined || books === undefined) return { status: 200, json: pageWithin([], page) };
    const wanted = investmentsIn(books, item.products).filter(
      ({ spec }) => type === null || spec.type === type,
    );
    const views = wanted.map((investment) => investmentView(books, investment));
    return { status: 200, json: pageWithin(views, page) };
  });

  router.on('GET', '/investments/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const { books, investment } = requireInvestment(world, params['id']);
    return { status: 200, json: investmentView(books, investment) };
  });

  router.on('GET', '/investments/:id/transactions', ({ headers, params, query }) => {
    requireApplication(world, headers);
    const { item, books, investment } = requireInvestment(world, params['id']);
    const movements = movementsIn(books, investment, item.products);
    return { status: 200, json: pageWithin(movements, pageParameters(query)) };
  });
}

function requireInvestment(world: World, given: string | undefined) {
  const id = requireUuid('id', given);
  const item = world.state.items.find((one) => isInvestmentId(one.id, id));
  const books = item === undefined ? undefined : world.booksOf(item);
  if (item !== undefined && books !== undefined) {
    const investment = investmentsIn(books, item.products).find((one) => one.id === id);
    if (investment !== undefined) return { item, books, investment };
  }
  throw notFound('INVESTMENT_NOT_FOUND', 'investment not found');
}

function addLoanRoutes(router: Router, world: World): void {
  router.on('GET', '/loans', ({ headers, query }) => {
    requireApplication(world, headers);
    const item = world.item(requireUuid('itemId', query.get('itemId')));
    const page = pageParameters(query);
    const books = item === undefined ? undefined : world.booksOf(item);
    const loans = item === undefined || books === undefined ? [] : loansIn(books, item.products);
    return { status: 200, json: pageWithin(loans, page) };
  });

  router.on('GET', '/loans/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const id = requireUuid('id', params['id']);
    const item = world.state.items.find((one) => isLoanOf(one.id, id));
    const books = item === undefined ? undefined : world.booksOf(item);
    const loan = item === undefined || books === undefined ? undefined : loanIn(books, id, item.products);
    if (loan === undefined) throw notFound('LOAN_NOT_FOUND', 'loan not found');
    return { status: 200, json: loan };
  });
}

function addIdentityRoutes(router: Router, world: World): void {
  const answer = (item: ItemState | undefined) => {
    const books = item === undefined ? undefined : world.personalBooksOf(item);
    const identity = item === undefined || books === undefined ? null : identityIn(books, item.products);
    if (identity === null) throw notFound('IDENTITY_NOT_FOUND', 'identity not found');
    return { status: 200, json: identity };
  };

  router.on('GET', '/identity', ({ headers, query }) => {
    requireApplication(world, headers);
    return answer(world.item(requireUuid('itemId', query.get('itemId'))));
  });

  router.on('GET', '/identity/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const id = requireUuid('id', params['id']);
    return answer(world.state.items.find((item) => isIdentityOf(item.id, id)));
  });
}

function addConsentRoutes(router: Router, world: World): void {
  router.on('GET', '/consents', ({ headers, query }) => {
    requireApplication(world, headers);
    const item = world.item(requireUuid('itemId', query.get('itemId')));
    const owner = item === undefined ? undefined : consentOwnerOf(item);
    return { status: 200, json: pageOf(owner === undefined ? [] : [consentView(owner)]) };
  });

  router.on('GET', '/consents/:id', ({ headers, params }) => {
    requireApplication(world, headers);
    const id = requireUuid('id', params['id']);
    const item = world.state.items.find((one) => consentIdOf(one.id) === id);
    const owner = item === undefined ? undefined : consentOwnerOf(item);
    if (owner === undefined) throw notFound('CONSENT_NOT_FOUND', 'consent not found');
    return { status: 200, json: consentView(owner) };
  });
}
