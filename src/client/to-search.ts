import { REPEATED } from './generated/table.ts';

/** What a query is made of; null and undefined are left out. */
type QueryValue = string | number | boolean | readonly (string | number)[] | null | undefined;
export type QueryValues = Readonly<Record<string, QueryValue>>;

const valuesOf = (name: string, value: QueryValue): readonly unknown[] => {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) && REPEATED.has(name) ? value : [value];
};

/** `?name=value`, or nothing. A list is repeated or joined by commas, as its operation takes it. */
export function toSearch(query: QueryValues): string {
  // written out: React Native has no whole URLSearchParams
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    valuesOf(name, value).map((one) => `${name}=${encodeURIComponent(String(one)).replaceAll('%20', '+')}`),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
