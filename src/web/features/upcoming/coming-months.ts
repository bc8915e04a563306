import type { CalendarDay } from '../../lib/calendar-day.ts';
import { type Decimal, negate } from '../../lib/decimal.ts';
import { sumOf } from '../../lib/decimal-sum.ts';
import type { Upcoming } from './api/get-upcoming.ts';

export type ComingKind = Upcoming['kind'];
export const KINDS: readonly ComingKind[] = ['bill', 'instalment', 'recurring'];
/** How many days ahead one can look. */
export const SPANS = [30, 90, 365] as const;

export interface ComingFilter {
  /** Null: all kinds. */
  readonly kind: ComingKind | null;
  readonly days: number;
}

const KIND_NAMES = { bill: 'faturas', instalment: 'parcelas', recurring: 'recorrentes' } as const;

export function readComing(address: URLSearchParams): ComingFilter {
  const days = Number(address.get('dias'));
  return {
    kind: KINDS.find((kind) => KIND_NAMES[kind] === address.get('tipo')) ?? null,
    days: SPANS.find((span) => span === days) ?? SPANS[0],
  };
}

export function comingAddress({ kind, days }: ComingFilter): string {
  const address = new URLSearchParams({
    ...(kind !== null && { tipo: KIND_NAMES[kind] }),
    ...(days !== SPANS[0] && { dias: String(days) }),
  });
  return address.size === 0 ? '/proximos' : `/proximos?${address}`;
}

export interface ComingMonth {
  /** YYYY-MM */
  readonly month: string;
  readonly sums: readonly { readonly currencyCode: string; readonly net: Decimal }[];
  readonly rows: readonly Upcoming[];
}

const signed = ({ direction, amount }: Upcoming): Decimal => (direction === 'out' ? negate(amount) : amount);

/** What is to come, month by month, with what each month moves in each currency. */
export function comingMonths(rows: readonly Upcoming[]): ComingMonth[] {
  const months = new Map<string, Upcoming[]>();
  for (const row of rows) {
    const month = monthOf(row.date);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months].map(([month, own]) => {
    const byCurrency = new Map<string, Decimal[]>();
    for (const row of own) {
      const code = row.currencyCode ?? '';
      byCurrency.set(code, [...(byCurrency.get(code) ?? []), signed(row)]);
    }
    const sums = [...byCurrency].map(([currencyCode, values]) => ({ currencyCode, net: sumOf(values) }));
    return { month, sums, rows: own };
  });
}

const monthOf = (day: CalendarDay): string => day.slice(0, 7);

/** Where one sees more of it. */
export function addressOfComing({ accountId, transactionId, recurringId }: Upcoming): string | null {
  if (recurringId) return `/recorrentes?id=${encodeURIComponent(recurringId)}`;
  if (transactionId) return `/transacoes?linha=${encodeURIComponent(transactionId)}`;
  return accountId ? `/cartoes/${encodeURIComponent(accountId)}` : null;
}
