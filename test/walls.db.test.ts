import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InvestmentId, UserId } from '../src/domain/ids.ts';
import type { SummaryScope } from '../src/domain/summaries/span.ts';
import { KINDS_IN_ORDER } from '../src/store/fragments/feed-kinds.ts';
import type { Queryable, Statement } from '../src/store/Queryable.ts';
import { identityContext } from '../src/store/sealed/identity-context.ts';
import { findAccountSettings } from '../src/store/statements/accounts/find-account-settings.ts';
import { findStatementAccount } from '../src/store/statements/accounts/find-statement-account.ts';
import { hasAccount } from '../src/store/statements/accounts/has-account.ts';
import { listAccountFigures } from '../src/store/statements/accounts/list-account-figures.ts';
import { listAccountStandings } from '../src/store/statements/accounts/list-account-standings.ts';
import { listAccountsOfUser } from '../src/store/statements/accounts/list-accounts-of-user.ts';
import { listBalances } from '../src/store/statements/accounts/list-balances.ts';
import { writeAccountSettings } from '../src/store/statements/accounts/write-account-settings.ts';
import { findAnnotation } from '../src/store/statements/annotations/find-annotation.ts';
import { writeAnnotation } from '../src/store/statements/annotations/write-annotation.ts';
import { listAudit } from '../src/store/statements/audit/list-audit.ts';
import { listChangedPlaces } from '../src/store/statements/changes/list-changed-places.ts';
import { listChanges } from '../src/store/statements/changes/list-changes.ts';
import { type FeedKey, listFeedObjects } from '../src/store/statements/changes/list-feed-objects.ts';
import { listKeptObjects, WALK_START } from '../src/store/statements/changes/list-kept-objects.ts';
import { listSuccessors } from '../src/store/statements/changes/list-successors.ts';
import { numberChanges } from '../src/store/statements/changes/number-changes.ts';
import { type ChangeKind, recordChanges } from '../src/store/statements/changes/record-changes.ts';
import { listBillFigures } from '../src/store/statements/comparisons/list-bill-figures.ts';
import { listComparedAt } from '../src/store/statements/comparisons/list-compared-at.ts';
import { listComparisonStandings } from '../src/store/statements/comparisons/list-comparison-standings.ts';
import { listReconciliationsOfUser } from '../src/store/statements/comparisons/list-reconciliations-of-user.ts';
import { findConnection } from '../src/store/statements/items/find-connection.ts';
import { findItemChoices } from '../src/store/statements/items/find-item-choices.ts';
import { findItemOfAccount } from '../src/store/statements/items/find-item-of-account.ts';
import { findItemOfUser } from '../src/store/statements/items/find-item-of-user.ts';
import { listItemStates } from '../src/store/statements/items/list-item-states.ts';
import { listItemsOfUser } from '../src/store/statements/items/list-items-of-user.ts';
import { noteRefresh } from '../src/store/statements/items/note-refresh.ts';
import { writeItemAlias } from '../src/store/statements/items/write-item-alias.ts';
import { hasInvestment } from '../src/store/statements/products/has-investment.ts';
import { listInvestmentHistory } from '../src/store/statements/products/list-investment-history.ts';
import { listProductOfUser } from '../src/store/statements/products/list-product-of-user.ts';
import { listProductPage } from '../src/store/statements/products/list-product-page.ts';
import { listDismissed } from '../src/store/statements/recurring/list-dismissed.ts';
import { listPayments } from '../src/store/statements/recurring/list-payments.ts';
import { findMatchCount } from '../src/store/statements/rules/find-match-count.ts';
import { findRule, listRulePage, listRules } from '../src/store/statements/rules/list-rules.ts';
import { listBillsToPay } from '../src/store/statements/summaries/list-bills-to-pay.ts';
import { listCashFlow } from '../src/store/statements/summaries/list-cash-flow.ts';
import { listCategorySums } from '../src/store/statements/summaries/list-category-sums.ts';
import { listInstalmentRows } from '../src/store/statements/summaries/list-instalment-rows.ts';
import { listNetWorth } from '../src/store/statements/summaries/list-net-worth.ts';
import { listPossibleTransfers } from '../src/store/statements/summaries/list-possible-transfers.ts';
import { listTransactionSums } from '../src/store/statements/summaries/list-transaction-sums.ts';
import { findTransaction } from '../src/store/statements/transactions/find-transaction.ts';
import { findTransactionKey } from '../src/store/statements/transactions/find-transaction-key.ts';
import { listTransactionHistory } from '../src/store/statements/transactions/list-transaction-history.ts';
import { listTransactionsOfUser } from '../src/store/statements/transactions/list-transactions-of-user.ts';
import { streamJsonRows } from '../src/store/statements/transactions/stream-json-rows.ts';
import { streamStatementRows } from '../src/store/statements/transactions/stream-statement-rows.ts';
import { streamTableRows } from '../src/store/statements/transactions/stream-table-rows.ts';
import { streamTransactionsOfUser } from '../src/store/statements/transactions/stream-transactions-of-user.ts';
import { listIdentitiesOfUser } from '../src/store/statements/users/list-identities-of-user.ts';
import { type StoredAccount, storeAccount } from './fixtures/store-account.ts';
import { sandboxKeyring } from './support/look-inside.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase();
const keyring = sandboxKeyring();
const STATEMENTS = fileURLToPath(new URL('../src/store/statements', import.meta.url));

/** That a row is the user's. */
const CONDITION = /\b(?:\w+\.)?user_id = (\$\d+)/g;

const conditionsOf = (text: string): number => [...text.matchAll(CONDITION)].length;

/** The statement without one of its conditions; its parameter stays, for PostgreSQL has to know its type. */
function without(text: string, which: number | 'all'): string {
  let at = -1;
  return text.replace(CONDITION, (condition, parameter: string) => {
    at += 1;
    return which === 'all' || which === at ? `(${parameter}::text is not null)` : condition;
  });
}

/** Sends statements as they are changed here, and remembers what was to be sent. */
function changed(db: Queryable, change: (text: string) => string, seen: Set<string>): Queryable {
  return {
    tell: () => {},
    query: (statement: Statement | string, values?: readonly unknown[]) => {
      // without its name, under which PostgreSQL keeps one text
      const { name: _, ...sent } = typeof statement === 'string' ? { text: statement } : statement;
      seen.add(sent.text);
      return db.query({ ...sent, text: change(sent.text) }, values);
    },
  } as Queryable;
}

interface Person extends StoredAccount {
  readonly transactionId: never;
  /** Of a transaction that is hidden. */
  readonly hiddenId: string;
  readonly instalmentId: string;
  readonly investmentId: string;
}

/** A person with a row in every table that is read, all of which say whose they are. */
async function storePerson(userId: string): Promise<Person> {
  const account = await storeAccount(database, { userId, type: 'CREDIT' });
  const { accountId, itemId } = account;
  const { rows } = await database.query<{ a: never; b: string; c: string }>(
    'select gen_random_uuid() as a, gen_random_uuid() as b, gen_random_uuid() as c',
  );
  const hiddenId = randomUUID();
  const { a: transactionId, b: investmentId, c: instalmentId } = rows[0] ?? { a: '' as never, b: '', c: '' };
  const run = (sql: string, ...more: unknown[]) => database.query(sql, more);
  const mark = `of ${userId}`;
  const raw = JSON.stringify({
    description: mark,
    name: mark,
    totalAmount: 1,
    currencyCode: mark,
    categoryId: mark,
    operationType: 'PORTABILIDADE_SALARIO',
    dueDate: '2026-11-10T00:00:00Z',
  });
  await run(
    `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     values ($1, $2, $3, '2026-11-02T12:00:00Z', -1, $5, 'CREDIT', 'POSTED', $4, now(), now())`,
    accountId,
    transactionId,
    userId,
    raw,
    mark,
  );
  await run(
    `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at, deleted_at)
     values ($1, $2, $3, '2026-11-01T12:00:00Z', -1, $5, 'CREDIT', 'POSTED', $4, now(), now(), now())`,
    accountId,
    hiddenId,
    userId,
    raw,
    mark,
  );
  await run(
    `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     values ($1, $2, $3, '2026-11-02T12:00:00Z', 1, $5, 'DEBIT', 'POSTED', $4, now(), now())`,
    accountId,
    instalmentId,
    userId,
    JSON.stringify({ description: `${mark} 1/2`, currencyCode: mark }),
    mark,
  );
  await run(
    `insert into pluggy.recurring_choices (user_id, id, transaction_ids, last_day, dismissed_at)
     values ($1, $2, array[$2::uuid], '2026-11-02', now())`,
    userId,
    transactionId,
  );
  await recordChanges(database, {
    userId: account.userId,
    kind: 'transaction',
    accountId,
    ids: [transactionId],
  });
  await run(
    `insert into pluggy.transaction_versions (account_id, id, user_id, raw, valid_from, valid_until, replaced_at, reason)
     values ($1, $2, $3, $4, now(), now(), now(), 'changed')`,
    accountId,
    transactionId,
    userId,
    raw,
  );
  await run(
    `insert into pluggy.annotations (account_id, transaction_id, user_id, note, changed_at) values ($1, $2, $3, $4, now())`,
    accountId,
    transactionId,
    userId,
    mark,
  );
  await run(
    `insert into pluggy.account_choices (account_id, user_id, alias, changed_at) values ($1, $2, $3, now())`,
    accountId,
    userId,
    mark,
  );
  await run(
    `insert into pluggy.rules (id, user_id, created_at, match_text, ignored) values (gen_random_uuid(), $1, now(), $2, true)`,
    userId,
    mark,
  );
  await run(
    'insert into pluggy.item_choices (item_id, user_id, alias, changed_at) values ($1, $2, $3, now())',
    itemId,
    userId,
    mark,
  );
  await run(
    `insert into pluggy.balances (account_id, at, user_id, currency_code, balance) values ($1, now(), $2, $3, 7)`,
    accountId,
    userId,
    mark,
  );
  for (const table of ['bills', 'investment_transactions', 'investments', 'loans', 'consents'].toSorted(
    (one) => (one === 'investments' ? -1 : 1),
  ))
    await run(
      `insert into pluggy.${table} (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at)
       values (coalesce($5::uuid, gen_random_uuid()), $1, $2, $3, $4, now(), now())`,
      itemId,
      table === 'bills' ? accountId : table === 'investment_transactions' ? investmentId : null,
      userId,
      raw,
      table === 'investments' ? investmentId : null,
    );
  await run(
    `insert into pluggy.reconciliations (item_id, finished_at, moved, item_differed, accounts_different, months_different, rows_repaired, products_repaired, months_left)
     values ($1, now(), true, false, 0, 0, 0, 0, 0)`,
    itemId,
  );
  await run(
    `insert into pluggy.audit (id, at, until, action, user_id, subject, count)
     values (gen_random_uuid(), now(), now(), 'data.read', $1, $2, 1)`,
    userId,
    mark,
  );
  await run(
    `insert into pluggy.identities (item_id, user_id, sealed, digest, first_seen_at, changed_at)
     values ($1, $2, $3, '', now(), now())`,
    itemId,
    userId,
    keyring.seal(raw, identityContext(itemId)),
  );
  await run(
    `insert into pluggy.product_states (item_id, product, state, changed_at) values ($1, 'loans', 'running', now())`,
    itemId,
  );
  return { ...account, transactionId, hiddenId, instalmentId, investmentId };
}

const now = new Date('2026-11-20T12:00:00Z');
type Ask = (db: Queryable, me: UserId, of: Person) => Promise<unknown>;

const scopeOf = ({ accountId }: Person): SummaryScope => ({
  accounts: [accountId],
  from: '2026-11-01',
  to: '2099-12-31',
  by: 'month',
});
async function all(batches: AsyncIterable<readonly unknown[]>): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

/** Everything that is asked for a person; ids are those of `of`. */
const ASKED: Readonly<Record<string, Ask>> = {
  items: (db, me) => listItemsOfUser(db, me),
  item: (db, me, of) => findItemOfUser(db, me, of.itemId),
  connection: (db, me, of) => findConnection(db, me, of.itemId),
  'what was set of a connection': (db, me, of) => findItemChoices(db, me, of.itemId),
  rules: (db, me) => listRulePage(db, me, { limit: 10 }),
  'one rule': async (db, me) => {
    const found: (string | undefined)[] = [];
    for (const { id } of await listRules(db, me)) found.push(await findRule(db, me, id));
    return found;
  },
  'rules to apply': (db, me) => listRules(db, me),
  'rows that a rule is about': async (db, me, of) =>
    (await findMatchCount(db, me, { accountId: of.accountId })) > 0 && of.accountId,
  'the item of an account': (db, me, of) => findItemOfAccount(db, me, of.accountId),
  accounts: (db, me) => listAccountsOfUser(db, null, me, { includeDeleted: true, now }),
  account: (db, me, of) =>
    listAccountsOfUser(db, null, me, { includeDeleted: true, accountId: of.accountId, now }),
  'whether an account is there': async (db, me, of) =>
    (await hasAccount(db, me, of.accountId)) && of.accountId,
  'what was set of an account': (db, me, of) => findAccountSettings(db, me, of.accountId),
  'which accounts count': async (db, me) => [
    ...(await listAccountStandings(db, null, { userId: me, scope: 'open', now })),
  ],
  balances: (db, me, of) => listBalances(db, me, of.accountId, { limit: 10 }),
  transactions: (db, me) => listTransactionsOfUser(db, me, {}, { limit: 10 }),
  'hidden transactions': (db, me) => listTransactionsOfUser(db, me, { includeDeleted: true }, { limit: 10 }),
  'transactions of an account': (db, me, of) =>
    listTransactionsOfUser(db, me, { accountId: of.accountId }, { limit: 10 }),
  'filtered transactions': (db, me, of) =>
    listTransactionsOfUser(
      db,
      me,
      { accountId: of.accountId, search: 'of', hasNote: true, ignored: false },
      { limit: 10, sort: 'amount' },
    ),
  'the id of a transaction': (db, me, of) => findTransactionKey(db, me, of.transactionId, true),
  transaction: (db, me, of) => findTransaction(db, me, { accountId: of.accountId, id: of.transactionId }),
  'what is said of a transaction': (db, me, of) =>
    findAnnotation(db, me, { accountId: of.accountId, id: of.transactionId }),
  'the history of a transaction': (db, me, of) => listTransactionHistory(db, me, of.transactionId),
  'the history of an investment': (db, me, of) => listInvestmentHistory(db, null, me, of.investmentId),
  'whether an investment is there': async (db, me, of) =>
    (await hasInvestment(db, me, of.investmentId as InvestmentId)) && of.investmentId,
  identities: (db, me) => listIdentitiesOfUser(db, keyring, me),
  'how far comparisons are': (db, me) => listComparisonStandings(db, me, { since: now, deadline: now }),
  'all transactions': (db, me) => all(streamTransactionsOfUser(db, me, false)),
  'a table of transactions': (db, me) => all(streamTableRows(db, me, { pending: true })),
  'lines of transactions': (db, me) => all(streamJsonRows(db, me, { pending: true })),
  'the account of a statement': (db, me, of) => findStatementAccount(db, me, of.accountId),
  'the rows of a statement': (db, me, of) =>
    all(streamStatementRows(db, me, { accountId: of.accountId, pending: true })),
  ...Object.fromEntries(
    (['bills', 'investments', 'investmentTransactions', 'loans', 'consents'] as const).map((name) => [
      name,
      (db: Queryable, me: UserId) => listProductOfUser(db, null, name, me, false),
    ]),
  ),
  ...Object.fromEntries(
    (['bills', 'investments', 'investmentTransactions', 'loans', 'consents'] as const).map((name) => [
      `a page of ${name}`,
      (db: Queryable, me: UserId) =>
        listProductPage(db, null, { userId: me, name, filter: { includeDeleted: true } }, { limit: 10 }),
    ]),
  ),
  'the log of changes': async (db, me) =>
    (await listChanges(db, me, { sequence: 0n, passed: 0 }, 100)).map((one) => ({ ...one, sequence: 0 })),
  ...Object.fromEntries(
    KINDS_IN_ORDER.filter((kind) => kind !== 'identity').flatMap((kind): [string, Ask][] => [
      [`each ${kind} of the feed`, (db, me) => listKeptObjects(db, me, kind, WALK_START, 100)],
      [
        `each ${kind} that the log names`,
        async (db, me, of) => {
          const { rows } = await database.query<FeedKey & { kind: ChangeKind }>(
            `select c.user_id as "userId", c.kind, c.account_id as "accountId", u.id from pluggy.changes c, unnest(c.ids) u (id)
             where c.user_id = $1 or $1 <> 'ana'`,
            [of.userId],
          );
          const keys = rows.filter((one) => one.kind === kind);
          return listFeedObjects(db, me, kind, keys);
        },
      ],
    ]),
  ),
  'what became of transactions': (db, me, of) =>
    listSuccessors(db, me, [{ userId: of.userId, accountId: of.accountId, id: of.hiddenId }]),
  'how connections stand': async (db, me) => [...(await listItemStates(db, me))],
  'places that changed': (db, me) => listChangedPlaces(db, me, null),
  'figures of accounts': (db, me) => listAccountFigures(db, me),
  'figures of bills': (db, me) => listBillFigures(db, me),
  'the cash flow': (db, me, of) => listCashFlow(db, me, scopeOf(of), []),
  'sums of categories': (db, me, of) => listCategorySums(db, me, scopeOf(of), []),
  'sums of a list': (db, me) => listTransactionSums(db, me, {}),
  'net worth': (db, me, of) => listNetWorth(db, me, scopeOf(of), []),
  'bills to pay': (db, me, of) => listBillsToPay(db, me, [of.accountId], scopeOf(of), scopeOf(of)),
  instalments: (db, me, of) => listInstalmentRows(db, me, [of.accountId], scopeOf(of)),
  'what is not recurring': (db, me, of) =>
    listDismissed(db, me, [of.accountId], [{ from: of.accountId, to: of.accountId }]),
  payments: (db, me, of) => listPayments(db, me, scopeOf(of), [], 10),
  'possible transfers': (db, me, of) => listPossibleTransfers(db, me, [of.accountId], scopeOf(of)),
  comparisons: (db, me) => listReconciliationsOfUser(db, me),
  'access log': (db, me) => listAudit(db, { userId: me }, undefined, 10),
  'times of comparisons': async (db, me) => [...(await listComparedAt(db, me))],
};

/** Statements that ask nothing of a table by themselves. */
const NEED_NONE = /^\s*fetch \d+ from/;

let ana: Person;
let bia: Person;
beforeAll(async () => {
  ana = await storePerson('ana');
  bia = await storePerson('bia');
  await numberChanges(database, now);
});

/** Whether an answer has anything that is Bia's. */
const isBias = (answer: unknown): boolean => {
  const text = JSON.stringify(answer) ?? '';
  return ['of bia', bia.itemId, bia.accountId, bia.transactionId, bia.hiddenId, bia.investmentId].some(
    (mark) => text.includes(mark),
  );
};

const asked = async (
  ask: Ask,
  of: Person,
  run: (work: (tx: Queryable) => Promise<unknown>) => Promise<unknown>,
  change = (text: string) => text,
  seen = new Set<string>(),
) => run((tx) => ask(changed(tx, change, seen), ana.userId, of));

const behindTheWall = (work: (tx: Queryable) => Promise<unknown>) => database.asUser(ana.userId, work);
const withoutIt = (work: (tx: Queryable) => Promise<unknown>) => database.asSystem(work);

describe.each(Object.entries(ASKED))('what is read for a person: %s', (_, ask) => {
  it('names the person in each statement, and has nothing foreign without row-level security', async () => {
    const seen = new Set<string>();
    const own = await asked(ask, ana, withoutIt, undefined, seen);
    expect(isBias(own)).toBe(false);
    expect(isBias(await asked(ask, bia, withoutIt, undefined, seen))).toBe(false);
    expect([...seen].filter((text) => !NEED_NONE.test(text) && conditionsOf(text) === 0)).toEqual([]);
    // as the owner without any condition it would be there: the conditions are what keeps it away
    expect(
      isBias([
        await asked(ask, ana, withoutIt, (text) => without(text, 'all')),
        await asked(ask, bia, withoutIt, (text) => without(text, 'all')),
      ]),
    ).toBe(true);
  });

  it('has nothing foreign behind row-level security, with each condition taken away in turn', async () => {
    const seen = new Set<string>();
    const own = await asked(ask, ana, behindTheWall, undefined, seen);
    const most = Math.max(...[...seen].map(conditionsOf));
    expect(most).toBeGreaterThan(0);
    for (const which of ['all', ...Array.from({ length: most }, (_one, index) => index)] as const) {
      const change = (text: string): string => without(text, which);
      expect(await asked(ask, ana, behindTheWall, change)).toEqual(own);
      expect(isBias(await asked(ask, bia, behindTheWall, change))).toBe(false);
    }
  });
});

/** Statements that read for a person and are not tried here, with the reason. */
const NOT_TRIED: Readonly<Record<string, string>> = {
  'list-items-to-erase.ts': 'a person is erased by the system',
  'find-due-standings.ts': 'the service asks whose accounts are to be decided on',
  'list-users.ts': 'the operator lists all',
  'find-user-state.ts': 'it answers a number of the log and a count, of the user that both conditions name',
  'find-person.ts': 'whose number it is: the row is found by the id of the user alone',
  'stream-rows-of-person.ts': 'all rows of a person are read by the system',
  'has-annotations-to-pass.ts': 'a job of the service asks, as the system',
  'list-loose-ends.ts': 'a sync asks of the accounts that it read, as the system',
};

it('every statement that reads for a person is tried here', () => {
  const here = readFileSync(fileURLToPath(import.meta.url), 'utf8');
  const reading = readdirSync(STATEMENTS, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      /^(find|list|stream|has|is)-[\w-]+\.ts$/.test(basename(path)) &&
      /\buserId: UserId\b/.test(readFileSync(join(STATEMENTS, path), 'utf8')),
  );
  expect(reading.length).toBeGreaterThan(25);
  expect(reading.filter((path) => !here.includes(`/${path}'`) && !NOT_TRIED[basename(path)])).toEqual([]);
});

describe('what is written for a person', () => {
  const foreign = [
    [
      'a note',
      `insert into pluggy.annotations (account_id, transaction_id, user_id, note, changed_at) values ('ACCOUNT', 'TRANSACTION', 'bia', 'x', now())`,
    ],
    [
      'the name of an account',
      `insert into pluggy.account_choices (account_id, user_id, alias, changed_at) values ('ACCOUNT', 'bia', 'x', now()) on conflict (account_id, user_id) do update set alias = 'x'`,
    ],
  ] as const;

  it.each(foreign)('is refused in another one’s name: %s', async (_, sql) => {
    const text = sql.replace('ACCOUNT', bia.accountId).replace('TRANSACTION', bia.transactionId);
    await expect(database.asUser(ana.userId, (tx) => tx.query(text))).rejects.toMatchObject({
      code: '42501',
    });
  });

  const said = {
    byHand: { categoryId: null, note: 'x', ignored: null, tags: null, ownDate: null },
    byRules: { categoryId: null, ignored: null, tags: null, runs: null },
  };
  it.each<[string, Ask]>([
    [
      'a note',
      (db, me, of) => writeAnnotation(db, me, { accountId: of.accountId, id: of.transactionId }, said, now),
    ],
    [
      'an account',
      (db, me, of) => writeAccountSettings(db, me, of.accountId, { counting: null, alias: 'x' }, now),
    ],
    [
      'the name of a connection',
      (db, me, of) => writeItemAlias(db, me, { itemId: of.itemId, alias: 'x' }, now),
    ],
    ['a refresh', (db, me, of) => noteRefresh(db, me, { itemId: of.itemId, refusal: null }, now)],
  ])('changes nothing that another person said, with and without conditions: %s', async (_, write) => {
    const tables = ['annotations', 'account_choices', 'item_choices'];
    const ofBia = async (): Promise<unknown[]> =>
      Promise.all(
        tables.map(async (table) => {
          const sql = `select * from pluggy.${table} where user_id = 'bia' order by 1, 2, 3`;
          return (await database.query(sql)).rows;
        }),
      );
    const before = await ofBia();
    expect(JSON.stringify(before)).toContain('of bia');
    for (const change of [(text: string) => text, (text: string) => without(text, 'all')])
      await asked(write, bia, behindTheWall, change).catch(() => {}); // refused, or done to nothing
    expect(await ofBia()).toEqual(before);
    for (const table of ['annotations', 'account_choices'])
      await database.query(`delete from pluggy.${table} where user_id = 'ana' and account_id = $1`, [
        bia.accountId,
      ]);
  });

  it.each(['update pluggy.annotations set note = $1', 'update pluggy.account_choices set alias = $1'])(
    'reaches own rows alone, without any condition: %s',
    async (sql) => {
      expect((await database.asUser(ana.userId, (tx) => tx.query(sql, ['of ana']))).rowCount).toBe(1);
    },
  );

  it.each([
    `update pluggy.transactions set id = id`,
    `update pluggy.users set id = id`,
    `update pluggy.accounts set balance = 0`,
    `delete from pluggy.items`,
    `insert into pluggy.sessions (id, user_id, created_at, expires_at) values (gen_random_uuid(), 'ana', now(), now())`,
    `select from pluggy.secrets`,
    `select from pluggy.inbox`,
    `alter table pluggy.items disable row level security`,
  ])('is nothing that Pluggy or the service says: %s', async (sql) => {
    await expect(database.asUser(ana.userId, (tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501' });
  });

  it('holds off others from own rows, and not from those of another person', async () => {
    const lock = 'select id from pluggy.transactions for no key update';
    const { rows } = await database.asUser(ana.userId, (tx) => tx.query<{ id: string }>(lock));
    const own = [ana.transactionId, ana.hiddenId, ana.instalmentId];
    expect(rows.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
  });
});
