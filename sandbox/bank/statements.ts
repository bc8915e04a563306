import { fromCents } from '../json/exact-number.ts';
import type { Account, Books } from './books.ts';
import { addMonths, calendarOf, dateMsOf, dayOfDate, dayText, monthText } from './days.ts';
import { uuidFrom } from './ids.ts';

/** How many whole months have a statement. */
const MONTHS = 6;

/** A month's statement of an account. */
export interface Statement {
  readonly id: string;
  /** The first day of its month. */
  readonly firstDay: number;
  /** The first day of the next month. */
  readonly endDay: number;
}

/** The statements of the last whole months, newest first. */
export function statementsOf(books: Books, account: Account): Statement[] {
  const thisMonth = books.bankDay - calendarOf(books.bankDay).dayOfMonth + 1;
  return Array.from({ length: MONTHS }, (_, index) => {
    const firstDay = addMonths(thisMonth, -index - 1);
    const id = uuidFrom(account.id, 'statement', monthText(firstDay));
    return { id, firstDay, endDay: addMonths(firstDay, 1) };
  });
}

/** `MM-YYYY`, as Pluggy names a statement's month. */
export function statementMonth({ firstDay }: Statement): string {
  const [year, month] = monthText(firstDay).split('-');
  return `${month}-${year}`;
}

/** The statement itself: one posted row a line, newest first. */
export function statementText(account: Account, { firstDay, endDay }: Statement): string {
  const lines = [`${account.spec.name} ${account.spec.number} ${monthText(firstDay)}`];
  const { dayKind } = account.spec;
  const [fromMs, toMs] = [dateMsOf(dayKind, firstDay), dateMsOf(dayKind, endDay) - 1];
  for (const row of account.ledger.rows({ fromMs, toMs })) {
    if (row.status !== 'POSTED') continue;
    lines.push(`${dayText(dayOfDate(row.dateMs))};${row.description};${fromCents(row.amountCents).text}`);
  }
  return `${lines.join('\n')}\n`;
}
