import type { BankEvent } from '../../bank/advance.ts';
import type { Books } from '../../bank/books.ts';
import { lastClosingDay } from '../../bank/card-days.ts';
import { rowsOfDay } from '../../bank/household-rows.ts';

/** A story at the bank that `advance` tells by its name. */
export interface Scenario {
  /** How many days pass until it happens. */
  days(books: Books): number;
  readonly event?: BankEvent;
  /** What follows some seconds later, by itself. */
  readonly after?: BankEvent;
}

const SALARY = '01010000';
/** No month is longer, so what comes once a month comes within this many days. */
const MAX_DAYS = 40;

const never = (): number => 0;

/** Those about consents and failures are told in stories.ts: they change the item, not the rows. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map<string, Scenario>([
  ['salary-day', { days: daysUntilSalary }],
  ['card-bill-closes', { days: daysUntilBillCloses }],
  ['pending-posted-new-ids', { days: daysUntilBillCloses, event: 'renew-pending' }],
  ['late-rows', { days: never, event: 'late-rows' }],
  ['old-rows-change', { days: never, event: 'old-rows-change' }],
  ['row-vanishes-and-returns', { days: never, event: 'row-vanishes', after: 'rows-return' }],
  ['outage-mass-deletion-and-recovery', { days: never, event: 'rows-vanish', after: 'rows-return' }],
]);

function daysUntilSalary({ profile, accounts, bankDay }: Books): number {
  const checking = accounts.find(({ spec }) => spec.key === 'checking')?.spec;
  if (checking === undefined) return 1;
  return firstDay((day) =>
    rowsOfDay(profile, checking, bankDay + day, 0).some(
      (row) => row.categoryId === SALARY && row.amountCents > 0,
    ),
  );
}

function daysUntilBillCloses({ bankDay }: Books): number {
  return firstDay((day) => lastClosingDay(bankDay + day) !== lastClosingDay(bankDay));
}

function firstDay(isIt: (days: number) => boolean): number {
  for (let days = 1; days <= MAX_DAYS; days++) if (isIt(days)) return days;
  return 1;
}
