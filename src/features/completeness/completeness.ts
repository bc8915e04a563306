import { LosslessNumber, stringify } from 'lossless-json';
import type { CompletenessProblem } from '../../contract/completeness.ts';
import type { AccountId, UserId } from '../../domain/ids.ts';
import { readItemFacts } from '../../domain/item.ts';
import type { Language } from '../../domain/language.ts';
import { owesMovements } from '../../domain/movements-in-turn.ts';
import { BILL_CHECKS } from '../../domain/texts/bills.ts';
import { isAnyoneWorking } from '../../queue/worker-presence.ts';
import type { StoredItem } from '../../store/fragments/item-columns.ts';
import type { Queryable } from '../../store/Queryable.ts';
import {
  type AccountFigures,
  listAccountFigures,
} from '../../store/statements/accounts/list-account-figures.ts';
import {
  type AccountStanding,
  listAccountStandings,
} from '../../store/statements/accounts/list-account-standings.ts';
import { type BillFigures, listBillFigures } from '../../store/statements/comparisons/list-bill-figures.ts';
import { listComparedAt } from '../../store/statements/comparisons/list-compared-at.ts';
import { listReconciliationsOfUser } from '../../store/statements/comparisons/list-reconciliations-of-user.ts';
import { listItemsOfUser } from '../../store/statements/items/list-items-of-user.ts';
import { asOwner } from '../shared/as-owner.ts';
import type { Needs } from '../shared/Parts.ts';
import { countOdd, everyProduct } from '../shared/present-item.ts';
import { readStanding } from '../shared/webhook-standing.ts';
import type { ComparedNow } from './compare-now.ts';
import { arrivalView, comparedView, notComparedProblems } from './compared.ts';
import { completenessNotes } from './completeness-notes.ts';
import { completenessProblems } from './completeness-problems.ts';
import { connectionProblems } from './connection-problems.ts';
import { problemOf, withoutWorker } from './problem-of.ts';

/** A JSON number with just these digits. */
const amount = (text: string | null): LosslessNumber | null =>
  text === null ? null : new LosslessNumber(text);

function billView(bill: BillFigures, language: Language) {
  const { billId, dueDate, total, rows, charges, payments, verdict, reason } = bill;
  return {
    billId,
    dueDate,
    total: amount(total),
    rows: amount(rows),
    charges: amount(charges),
    payments: amount(payments),
    verdict,
    reason,
    detail: BILL_CHECKS[reason][language],
  };
}

function accountView(
  account: AccountFigures,
  bills: readonly BillFigures[],
  standing: AccountStanding | undefined,
  language: Language,
) {
  const { accountId, itemId, type, currencyCode, sweptAt, atPluggy, hereThen, here, hidden, refused } =
    account;
  const { monthsCompared, monthsDifferent } = account;
  const { counted, sameAs } = standing ?? { counted: true, sameAs: null };
  return {
    accountId,
    itemId,
    type,
    currencyCode,
    counted,
    sameAs,
    sweptAt: sweptAt?.toISOString() ?? null,
    transactions: {
      rowsAtPluggy: atPluggy,
      rowsHereThen: hereThen,
      rowsHere: here,
      rowsHidden: hidden,
      rowsRefused: refused,
      monthsCompared,
      monthsDifferent,
    },
    balance: { account: amount(account.balance), running: amount(account.running) },
    bills: bills.map((bill) => billView(bill, language)),
    problems: completenessProblems(account, sameAs === null ? bills : null, language),
  };
}

/** @param isWorked whether somebody does what waits */
function connectionView(item: StoredItem, comparedAt: Date | null, language: Language, isWorked: boolean) {
  const sync = {
    state: item.syncState,
    startedAt: item.syncStartedAt?.toISOString() ?? null,
    finishedAt: item.syncFinishedAt?.toISOString() ?? null,
    error: item.syncError,
  };
  const rawItem: unknown = JSON.parse(item.raw);
  const products = everyProduct(item);
  const oddObjects = countOdd(rawItem, products);
  const owes = owesMovements(rawItem, item.products);
  const found = connectionProblems({ sync, products, oddObjects }, owes, language);
  const problems = found.map((one) =>
    one.code === 'never_synced' && !isWorked ? withoutWorker(one, language) : one,
  );
  const { status } = readItemFacts(rawItem);
  const at = comparedAt?.toISOString() ?? null;
  return { itemId: item.id, status, comparedAt: at, sync, products, oddObjects, problems };
}

const hasNoProblems = ({ problems }: { readonly problems: readonly CompletenessProblem[] }): boolean =>
  problems.length === 0;

/** The connections and accounts of a user as they are shown, and what is told of the accounts together. */
async function readViews(
  tx: Queryable,
  keyring: Needs<'keyring'>['keyring'],
  userId: UserId | null,
  {
    now,
    language,
    isWorked,
  }: { readonly now: Date; readonly language: Language; readonly isWorked: boolean },
) {
  const bills = await listBillFigures(tx, userId);
  // accounts that are nobody's are not known to be one person's
  const standings: ReadonlyMap<AccountId, AccountStanding> =
    userId === null ? new Map() : await listAccountStandings(tx, keyring, { userId, scope: 'open', now });
  const accounts = (await listAccountFigures(tx, userId)).map((account) =>
    accountView(
      account,
      bills.filter(({ accountId }) => accountId === account.accountId),
      standings.get(account.accountId),
      language,
    ),
  );
  const comparedAt = await listComparedAt(tx, userId);
  const connections = (await listItemsOfUser(tx, userId)).map((item) =>
    connectionView(item, comparedAt.get(item.id) ?? null, language, isWorked),
  );
  const comparisons = connections.map(({ itemId, problems }) => ({
    at: comparedAt.get(itemId) ?? null,
    hasProblems:
      problems.length > 0 || accounts.some((one) => one.itemId === itemId && one.problems.length > 0),
  }));
  return { accounts, connections, comparisons, notes: completenessNotes(standings, language) };
}

async function readReconciliations(tx: Queryable, userId: UserId | null) {
  return (await listReconciliationsOfUser(tx, userId)).map((item) => ({
    ...item,
    reconciledAt: item.reconciledAt?.toISOString() ?? null,
  }));
}

/**
 * The JSON text of a `Completeness`, all of one moment. Reads the database alone.
 * @param userId null: of the connections that are nobody's
 * @param comparedNow what was compared for this very request
 */
export async function readCompleteness(
  parts: Needs<'database' | 'keyring' | 'clock' | 'config'>,
  userId: UserId | null,
  language: Language,
  comparedNow?: ComparedNow,
): Promise<string> {
  const { database, keyring, clock } = parts;
  // the way of webhooks is the service's, not the person's
  const standing = await readStanding(parts, database);
  const isWorked = comparedNow !== undefined || (await database.asSystem(isAnyoneWorking, 'read'));
  const read = async (tx: Queryable): Promise<string> => {
    const now = clock.now();
    const views = await readViews(tx, keyring, userId, { now, language, isWorked });
    const { accounts, connections, comparisons, notes } = views;
    const problems =
      connections.length === 0
        ? [problemOf('no_connections', language)]
        : notComparedProblems(comparisons, standing, comparedNow?.since, language);
    const all = {
      userId,
      checkedAt: now.toISOString(),
      complete: [{ problems }, ...connections, ...accounts].every(hasNoProblems),
      compared: comparedView(comparisons, accounts, comparedNow),
      webhooks: arrivalView(standing),
      problems,
      notes,
      connections,
      accounts,
      reconciliations: await readReconciliations(tx, userId),
    };
    return stringify(all) ?? '';
  };
  return asOwner(database, userId, read, 'snapshot');
}
