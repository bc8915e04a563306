import type { ServerResponse } from 'node:http';
import { accountView } from '../data/account-view.ts';
import type { Books } from '../data/books.ts';
import { transactionView } from '../data/transaction-view.ts';
import { itemView } from '../engine/item-view.ts';
import type { ItemState } from '../engine/state.ts';
import type { World } from '../engine/World.ts';
import { toJson } from '../json/to-json.ts';

/** Rows in one chunk of the answer; keeps memory bounded for items of millions of rows. */
const CHUNK = 500;

/**
 * Writes `{ item, accounts, transactions }`: flat lists of exactly what the API would serve, hence what a
 * store must hold once it is in sync.
 */
export async function writeTruth(world: World, item: ItemState, response: ServerResponse): Promise<void> {
  const books = world.booksOf(item);
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
  response.end(']}');
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
