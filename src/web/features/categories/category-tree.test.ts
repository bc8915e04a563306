import { describe, expect, it } from 'vitest';
import { WITHOUT } from '../../lib/without-category.ts';
import type { CategorySum } from './api/get-category-sums.ts';
import { categoryTrees, findNode } from './category-tree.ts';

const sum = (
  categoryId: string | null,
  parentId: string | null,
  amount: CategorySum['amount'],
  currencyCode: string | null = 'BRL',
): CategorySum => ({ categoryId, parentId, amount, transactions: 2, currencyCode });

const KNOWN = [
  { id: '07000000', parentId: null },
  { id: '07010000', parentId: '07000000' },
];

describe('what was spent on what', () => {
  it('is summed up from below, exactly, with categories that have rows below them alone', () => {
    const sums = [
      sum('07010001', '07010000', '0.10'),
      sum('07010002', '07010000', '0.20'),
      sum('07000000', null, '9007199254740993.07'),
      sum(null, null, '5'),
    ];
    const [tree] = categoryTrees(sums, KNOWN);
    const services = findNode(tree?.roots ?? [], '07000000');
    expect(services).toMatchObject({ amount: '9007199254740993.37', transactions: 6 });
    expect(services?.own).toEqual({ amount: '9007199254740993.07', transactions: 2 });
    expect(services?.children).toMatchObject([{ id: '07010000', amount: '0.30', own: null }]);
    expect(services?.children[0]?.children.map(({ id }) => id)).toEqual(['07010002', '07010001']);
    expect(tree?.roots.map(({ id }) => id)).toEqual(['07000000', WITHOUT]);
  });

  it('is told apart by currency, and money in has its place by its size', () => {
    const sums = [
      sum('08000000', null, '10', 'USD'),
      sum('01010000', null, '-900'),
      sum('08000000', null, '20'),
    ];
    const trees = categoryTrees(sums, []);
    expect(trees.map(({ currencyCode, roots }) => [currencyCode, roots.map(({ id }) => id)])).toEqual([
      ['BRL', ['01010000', '08000000']],
      ['USD', ['08000000']],
    ]);
  });

  it('has no end in circles', () => {
    const trees = categoryTrees([sum('a', 'a', '1')], [{ id: 'a', parentId: 'a' }]);
    expect(trees[0]?.roots).toMatchObject([{ id: 'a', amount: '1' }]);
  });
});
