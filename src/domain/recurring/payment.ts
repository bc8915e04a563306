import { dayNumber } from '../summaries/days.ts';

/** A row that may belong to a recurring payment. */
export interface Payment {
  readonly id: string;
  /** The calendar day that counts. */
  readonly localDate: string;
  /** Exact decimal text; negative is money out. */
  readonly signedAmount: string;
  readonly currencyCode: string;
  readonly description: string;
  readonly merchant?: string | null | undefined;
}

/** The same, made ready for comparing. */
export interface SizedPayment extends Payment {
  /** As dayNumber counts. */
  readonly day: number;
  /** The amount without its sign, in hundred millionths: a whole number, so that no float is compared. */
  readonly size: bigint;
}

/** Rows of one day that are one payment: mostly one row. */
export interface PaymentEvent {
  readonly day: number;
  readonly size: bigint;
  readonly rows: readonly SizedPayment[];
}

const PLACES = 8;

function sizeOf(signedAmount: string): bigint {
  const [, whole = '0', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(signedAmount) ?? [];
  return BigInt(`${whole}${fraction.slice(0, PLACES).padEnd(PLACES, '0')}`);
}

export const withSize = (row: Payment): SizedPayment => ({
  ...row,
  day: dayNumber(row.localDate),
  size: sizeOf(row.signedAmount),
});

/** The rows as events, by day. @param apart whether different amounts of one day are different payments */
export function eventsOf(rows: readonly SizedPayment[], apart: boolean): PaymentEvent[] {
  const days = new Map<string, SizedPayment[]>();
  for (const row of rows) {
    const key = apart ? `${row.day} ${row.size}` : String(row.day);
    const same = days.get(key);
    if (same === undefined) days.set(key, [row]);
    else same.push(row);
  }
  return [...days.values()]
    .map((same) => ({
      day: same[0]?.day ?? 0,
      size: same.reduce((sum, { size }) => sum + size, 0n),
      rows: same,
    }))
    .toSorted((a, b) => a.day - b.day);
}

/** Whether the greater of two sizes is at most so many percent of the smaller. */
export const isWithin = (a: bigint, b: bigint, percent: bigint): boolean =>
  a <= b ? b * 100n <= a * percent : a * 100n <= b * percent;
