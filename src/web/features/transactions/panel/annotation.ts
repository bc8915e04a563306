import type { Annotation, Transaction } from '../api/get-transactions.ts';

/** What is said of a row now, by hand or by a rule. */
export function toAnnotation(row: Transaction): Annotation {
  return {
    categoryId: row.userCategoryId ?? null,
    note: row.note ?? null,
    tags: row.tags ?? [],
    ignored: row.ignored ?? false,
    date: row.ownDate ?? null,
  };
}

/** The members that differ. */
export function changesOf(before: Annotation, after: Annotation): Partial<Annotation> {
  const differs = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(before[name as keyof Annotation]);
  return Object.fromEntries(Object.entries(after).filter(differs));
}
