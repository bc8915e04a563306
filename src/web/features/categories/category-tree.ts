import { type Decimal, negate, signOf } from '../../lib/decimal.ts';
import { compareDecimals, sumOf } from '../../lib/decimal-sum.ts';
import { WITHOUT } from '../../lib/without-category.ts';
import type { CategorySum } from './api/get-category-sums.ts';

/** A category in one currency, with all that is below it. */
export interface CategoryNode {
  /** `WITHOUT`: of rows without one. */
  readonly id: string;
  readonly parentId: string | null;
  readonly currencyCode: string;
  /** Positive: more went out than came in. With that of the categories below. */
  readonly amount: Decimal;
  readonly transactions: number;
  /** Of the rows of this very category; null: there are none. */
  readonly own: { readonly amount: Decimal; readonly transactions: number } | null;
  /** The largest first. */
  readonly children: readonly CategoryNode[];
}

/** A category as Pluggy's list has it. */
export interface KnownCategory {
  readonly id: string;
  readonly parentId: string | null;
}

interface Line {
  readonly id: string;
  readonly parentId: string | null;
  readonly sum: CategorySum;
}

const largestFirst = (one: CategoryNode, other: CategoryNode): number =>
  compareDecimals(sizeOf(other.amount), sizeOf(one.amount)) || one.id.localeCompare(other.id);

export const sizeOf = (amount: Decimal): Decimal => (signOf(amount) === 'negative' ? negate(amount) : amount);

/** The categories of one currency from the top down; one of which only those below have rows is there, too. */
function treeOf(lines: readonly Line[], parents: ReadonlyMap<string, string | null>): CategoryNode[] {
  const sums = new Map(lines.map((line) => [line.id, line.sum]));
  const parentOf = new Map(lines.map(({ id, parentId }) => [id, parentId]));
  const queue = lines.map(({ id }) => id);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const parent = parentOf.get(id) ?? null;
    if (parent === null || parentOf.has(parent)) continue;
    parentOf.set(parent, parents.get(parent) ?? null);
    queue.push(parent);
  }
  const currencyCode = lines[0]?.sum.currencyCode ?? '';
  const below = (parent: string | null): CategoryNode[] =>
    [...parentOf]
      .filter(([, of]) => of === parent)
      .map(([id]) => nodeOf(id))
      .toSorted(largestFirst);
  const nodeOf = (id: string): CategoryNode => {
    const sum = sums.get(id);
    const own = sum ? { amount: sum.amount, transactions: sum.transactions } : null;
    const children = below(id);
    const parts = own === null ? children : [own, ...children];
    return {
      id,
      parentId: parentOf.get(id) ?? null,
      currencyCode,
      amount: sumOf(parts.map(({ amount }) => amount)),
      transactions: parts.reduce((total, { transactions }) => total + transactions, 0),
      own,
      children,
    };
  };
  return below(null);
}

/** What was spent on what, by currency, from the top down. The currency with most rows comes first. */
export function categoryTrees(
  sums: readonly CategorySum[],
  known: readonly KnownCategory[],
): { currencyCode: string; roots: CategoryNode[] }[] {
  const parents = new Map(known.map(({ id, parentId }) => [id, parentId]));
  const currencies = new Map<string, Line[]>();
  for (const sum of sums) {
    const code = sum.currencyCode ?? '';
    const id = sum.categoryId ?? WITHOUT;
    const parentId = sum.parentId ?? parents.get(id) ?? null;
    currencies.set(code, [
      ...(currencies.get(code) ?? []),
      { id, parentId: parentId === id ? null : parentId, sum },
    ]);
  }
  const count = (lines: readonly Line[]): number =>
    lines.reduce((total, { sum }) => total + sum.transactions, 0);
  return [...currencies]
    .toSorted(([, one], [, other]) => count(other) - count(one))
    .map(([currencyCode, lines]) => ({ currencyCode, roots: treeOf(lines, parents) }));
}

/** A category anywhere in a tree. */
export function findNode(roots: readonly CategoryNode[], id: string): CategoryNode | undefined {
  for (const node of roots) {
    const found = node.id === id ? node : findNode(node.children, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
