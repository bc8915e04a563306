import type { PluggyV2 } from '../src/services/PluggyV2.ts';
import type { BankClient, BankState } from './BankClient.ts';

/** São Paulo has been three hours behind UTC, all year, since its last summer time ended. */
const BEHIND_MS = 3 * 3_600_000;
const SINCE = '2019-02-17';

/**
 * The calendar day of one of the bank's dates: the rule of docs/decisions/0010-days.md, told a second time and in another
 * way, so that a mistake of the engine's own is seen.
 */
export function dayAtBank(date: string): string {
  if (date < SINCE) throw new Error(`the simulation knows no day of ${date}`);
  if (!date.endsWith('Z')) throw new Error(`the bank wrote a date that is not in UTC: ${date}`);
  const [day = '', time = ''] = date.slice(0, -1).split('T');
  if (/^[0:.]+$/.test(time)) return day;
  return new Date(new Date(date).getTime() - BEHIND_MS).toISOString().split('T')[0] ?? '';
}

interface Row {
  readonly id: string;
  readonly localDate: string | null;
}

/** Every row that the person is shown, between two days. */
async function listAll(pluggy: PluggyV2, person: string, days: object = {}): Promise<Row[]> {
  const all: Row[] = [];
  for await (const page of pluggy.transactions(person, days)) all.push(...page);
  return all;
}

/** The day of each row at the bank. */
async function daysAtBank(
  bank: Pick<BankClient, 'truth'>,
  { items }: BankState,
): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  for (const { id } of items) {
    const { transactions = [] } = JSON.parse(await bank.truth(id)) as {
      transactions?: readonly { readonly id: string; readonly date: string }[];
    };
    for (const row of transactions) days.set(row.id, dayAtBank(row.date));
  }
  return days;
}

/** Rows with another day than the bank's, rows out of the order of days, and a span of days that holds other rows. */
export async function findWrongDays(
  bank: Pick<BankClient, 'truth'>,
  state: BankState,
  pluggy: PluggyV2,
  people: readonly string[],
): Promise<string[]> {
  const days = await daysAtBank(bank, state);
  const problems: string[] = [];
  for (const person of people) {
    const rows = await listAll(pluggy, person);
    for (const [n, { id, localDate }] of rows.entries()) {
      const day = days.get(id);
      if (day !== undefined && day !== localDate)
        problems.push(`${id} is of ${day}, and shown on ${localDate}`);
      if ((rows[n - 1]?.localDate ?? '9999') < (localDate ?? ''))
        problems.push(`${id} is listed after an older day`);
    }
    const middle = rows[Math.floor(rows.length / 2)]?.localDate;
    if (middle == null) continue;
    const asked = await listAll(pluggy, person, { dateFrom: middle, dateTo: middle });
    const found = asked.map(({ id }) => id).sort();
    const wanted = rows.filter(({ localDate }) => localDate === middle).map(({ id }) => id);
    if (found.join() !== wanted.sort().join())
      problems.push(`${person} has ${wanted.length} rows of ${middle}, and its span of days ${found.length}`);
  }
  return problems.slice(0, 20);
}
