import { type CalendarDay, firstOfMonth, lastOfMonth } from '../../lib/calendar-day.ts';
import { WITHOUT } from '../../lib/without-category.ts';

export type Kind = 'all' | 'in' | 'out';

/** What a list of transactions is asked for, as the page's address says it. Empty: no such bound. */
export interface TransactionFilter {
  accountId: string;
  /** YYYY-MM; it takes the place of the two days. */
  month: string;
  from: CalendarDay;
  to: CalendarDay;
  search: string;
  /** `WITHOUT`: rows that have none. */
  categoryId: string;
  /** One that the person or a rule gave. */
  tag: string;
  kind: Kind;
}

export const NO_FILTER: TransactionFilter = {
  accountId: '',
  month: '',
  from: '',
  to: '',
  search: '',
  categoryId: '',
  tag: '',
  kind: 'all',
};

/** Names of the address; people see and share them. */
const NAMES = {
  accountId: 'conta',
  month: 'mes',
  from: 'de',
  to: 'ate',
  search: 'busca',
  categoryId: 'categoria',
  tag: 'etiqueta',
} as const;
const KIND = 'tipo';
const KINDS = { in: 'entradas', out: 'saidas' } as const;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const valid = (text: string | null, form: RegExp): string => (text !== null && form.test(text) ? text : '');

export function readFilter(address: URLSearchParams): TransactionFilter {
  const kind = address.get(KIND);
  return {
    accountId: address.get(NAMES.accountId) ?? '',
    month: valid(address.get(NAMES.month), MONTH),
    from: valid(address.get(NAMES.from), DAY),
    to: valid(address.get(NAMES.to), DAY),
    search: (address.get(NAMES.search) ?? '').slice(0, 100),
    categoryId: address.get(NAMES.categoryId) ?? '',
    tag: (address.get(NAMES.tag) ?? '').slice(0, 50),
    kind: kind === KINDS.in ? 'in' : kind === KINDS.out ? 'out' : 'all',
  };
}

/** The address of the list under a filter. */
export function filterAddress(filter: TransactionFilter): string {
  const address = new URLSearchParams();
  for (const [member, name] of Object.entries(NAMES)) {
    const value = filter[member as keyof typeof NAMES];
    if (value !== '') address.set(name, value);
  }
  if (filter.kind !== 'all') address.set(KIND, KINDS[filter.kind]);
  return address.size === 0 ? '/transacoes' : `/transacoes?${address}`;
}

/** What the API is asked with; null: not at all. */
export interface AskedRows {
  accountId: string | null;
  dateFrom: CalendarDay | null;
  dateTo: CalendarDay | null;
  search: string | null;
  categoryId: string | null;
  tag: string | null;
  amountFrom: string | null;
  amountTo: string | null;
}

export function toQuery(filter: TransactionFilter): AskedRows {
  const { accountId, search, categoryId, tag, kind } = filter;
  return {
    accountId: accountId || null,
    ...daysOf(filter),
    search: search.trim() || null,
    categoryId: (categoryId === WITHOUT ? 'none' : categoryId) || null,
    tag: tag.trim() || null,
    amountFrom: kind === 'in' ? '0' : null,
    amountTo: kind === 'out' ? '0' : null,
  };
}

/** Days entered the wrong way round still mean those between them. */
function daysOf({ month, from, to }: TransactionFilter): Pick<AskedRows, 'dateFrom' | 'dateTo'> {
  if (month !== '') {
    const first = firstOfMonth(`${month}-01`);
    return { dateFrom: first, dateTo: lastOfMonth(first) };
  }
  const [first, last] = from !== '' && to !== '' && from > to ? [to, from] : [from, to];
  return { dateFrom: first || null, dateTo: last || null };
}

export function isFiltered(filter: TransactionFilter): boolean {
  return Object.values(toQuery(filter)).some((value) => value !== null);
}
