import { LosslessNumber, stringify } from 'lossless-json';
import type { UserId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import { type AccountFigures, readAccountFigures } from '../store/sql/account-figures.ts';
import { type BillFigures, readBillFigures } from '../store/sql/bill-figures.ts';
import { listReconciliationsOfUser } from '../store/sql/reconciliations.ts';
import { completenessProblems } from './completeness-problems.ts';
import type { Parts } from './Parts.ts';

/** A JSON number with just these digits. */
const amount = (text: string | null): LosslessNumber | null =>
  text === null ? null : new LosslessNumber(text);

function billView({ billId, dueDate, total, rows, charges, addsUp, isCovered }: BillFigures) {
  return {
    billId,
    dueDate,
    total: amount(total),
    rows: amount(rows),
    charges: amount(charges),
    addsUp,
    isCovered,
  };
}

function accountView(account: AccountFigures, bills: readonly BillFigures[], language: Language) {
  const { accountId, itemId, type, currencyCode, sweptAt, atPluggy, hereThen, here, hidden, refused } =
    account;
  const { monthsCompared, monthsDifferent } = account;
  return {
    accountId,
    itemId,
    type,
    currencyCode,
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
    bills: bills.map(billView),
    problems: completenessProblems(account, bills, language),
  };
}

/** The JSON text of a `Completeness`, all of one moment. Reads the database alone. */
export function readCompleteness(
  { database, clock }: Pick<Parts, 'database' | 'clock'>,
  userId: UserId,
  language: Language,
): Promise<string> {
  return database.snapshot(async (tx) => {
    const bills = await readBillFigures(tx, userId);
    const accounts = (await readAccountFigures(tx, userId)).map((account) =>
      accountView(
        account,
        bills.filter(({ accountId }) => accountId === account.accountId),
        language,
      ),
    );
    const complete = accounts.every(({ problems }) => problems.length === 0);
    const reconciliations = (await listReconciliationsOfUser(tx, userId)).map((item) => ({
      ...item,
      reconciledAt: item.reconciledAt?.toISOString() ?? null,
    }));
    const checkedAt = clock.now().toISOString();
    return stringify({ userId, checkedAt, complete, accounts, reconciliations }) ?? '';
  });
}
