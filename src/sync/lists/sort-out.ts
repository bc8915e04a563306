import { parse, stringify } from 'lossless-json';
import { hasUnknownForm, hasUsableId, type ObjectKind } from '../../domain/known-form.ts';
import type { RefusedObject } from '../../store/statements/products/refuse-objects.ts';

/** A page of a list, without what cannot be stored. */
export interface SortedPage {
  /** `{ "results": [...] }`, every number to its last digit. */
  readonly page: string;
  /** Of `page`, each as JSON text, in its order. */
  readonly rows: readonly string[];
  /** Objects without a usable id, each as JSON text. */
  readonly unusable: readonly string[];
  /** Those of `rows` that have a form that this program does not know. */
  readonly odd: ReadonlySet<string>;
}

const text = (value: unknown): string => stringify(value) ?? 'null';

export const pageOf = (rows: readonly string[]): string => `{"results":[${rows.join(',')}]}`;

/** @param page Pluggy's answer, as text that jsonb takes */
export function sortOut(kind: ObjectKind, page: string): SortedPage {
  // a member that stands twice counts as PostgreSQL counts it: the last one
  const envelope = parse(page, null, { onDuplicateKey: ({ newValue }) => newValue }) as {
    readonly results?: unknown;
  } | null;
  const results: readonly unknown[] = Array.isArray(envelope?.results) ? envelope.results : [];
  const usable = results.filter(hasUsableId);
  const unusable = results.filter((row) => !hasUsableId(row));
  const rows = usable.map(text);
  return {
    page: unusable.length === 0 ? page : pageOf(rows),
    rows,
    unusable: unusable.map(text),
    odd: new Set(usable.filter((row) => hasUnknownForm(kind, row)).map(text)),
  };
}

/** How many objects came in a form that this program does not know, with those that could not be stored. */
export function countOdd({ odd, unusable }: SortedPage, refused: readonly RefusedObject[]): number {
  return unusable.length + new Set([...odd, ...refused.map(({ payload }) => payload)]).size;
}
