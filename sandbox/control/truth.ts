import type { ServerResponse } from 'node:http';
import { accountView } from '../bank/account-view.ts';
import type { Books } from '../bank/books.ts';
import { consentView } from '../bank/consents.ts';
import {
  billsIn,
  identityIn,
  investmentsIn,
  investmentViewsIn,
  loansIn,
  movementsIn,
} from '../bank/product-data.ts';
import { transactionView } from '../bank/transaction-view.ts';
import { itemView } from '../http/item-view.ts';
import { toJson } from '../json/to-json.ts';
import { consentOwnerOf } from '../pluggy/rules/consent-owner.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import { isRevoked, isShown, type World } from '../pluggy/state/World.ts';

/** What a revoked consent takes away. */
const WITHDRAWN = [
  'accounts',
  'transactions',
  'bills',
  'investments',
  'investmentTransactions',
  'loans',
  'identity',
] as const;

/** What a sync takes away that could not read the bank accounts. */
const WITHDRAWN_IN_PART = ['accounts', 'transactions'] as const;

/** Rows in one chunk of the answer; keeps memory bounded for items of millions of rows. */
const CHUNK = 500;

/**
 * Writes `{ item, accounts, transactions, bills, investments, investmentTransactions, loans, identity,
 * consents, withdrawn }`: flat lists of exactly what the API would serve, hence what a store must hold once
 * it is in sync. What the API serves no more (a consent was revoked, the bank accounts could not be read)
 * stands there as it last was, and `withdrawn` names it.
 */
export async function writeTruth(world: World, item: ItemState, response: ServerResponse): Promise<void> {
  const books = world.trueBooksOf(item);
  const accounts = books?.accounts.map((account) => accountView(item.id, books, account)) ?? [];
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.write(`{"item":${toJson(itemView(world, item))},"accounts":${toJson(accounts)},"transactions":[`);
  if (books !== undefined) {
    let isFirst = true;
    for (const chunk of chunksOf(books)) {
      if (response.destroyed) return;
      const isFull = !response.write(isFirst ? chunk : `,${chunk}`);
      isFirst = false;
      if (isFull) await writable(response);
    }
  }
  response.write(']');
  for (const [name, value] of Object.entries(productsOf(item, books))) {
    response.write(`,"${name}":${toJson(value)}`);
  }
  response.end('}');
}

/** Everything but the rows, which may be millions. */
function productsOf(item: ItemState, books: Books | undefined): object {
  const owner = consentOwnerOf(item);
  const consents = owner === undefined ? [] : [consentView(owner)];
  const withdrawn = withdrawnOf(item, books);
  if (books === undefined) {
    const nothing = { bills: [], investments: [], investmentTransactions: [], loans: [], identity: null };
    return { ...nothing, consents, withdrawn };
  }
  const { products } = item;
  return {
    bills: books.accounts.flatMap((account) => billsIn(books, account, products)),
    investments: investmentViewsIn(books, products),
    investmentTransactions: investmentsIn(books, products).flatMap((investment) =>
      movementsIn(books, investment, products).map((row) => ({ ...row, investmentId: investment.id })),
    ),
    loans: loansIn(books, products),
    identity: identityIn(books, products),
    consents,
    withdrawn,
  };
}

/** What stands in the truth and the API doesn't show now. */
function withdrawnOf(item: ItemState, books: Books | undefined): readonly string[] {
  if (isRevoked(item)) return WITHDRAWN;
  const isHidden = books?.accounts.some((account) => !isShown(item, account)) ?? false;
  return isHidden ? WITHDRAWN_IN_PART : [];
}

/** Resolves when the reader has caught up, or is gone. */
function writable(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}

function* chunksOf(books: Books): Generator<string> {
  for (const account of books.accounts) {
    let rows: string[] = [];
    for (const row of account.ledger.rows()) {
      rows.push(toJson(transactionView(books, account, row)));
      if (rows.length < CHUNK) continue;
      yield rows.join(',');
      rows = [];
    }
    if (rows.length > 0) yield rows.join(',');
  }
}
