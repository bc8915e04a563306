import { describe, expect, it } from 'vitest';
import { searchAmount, searchPattern } from './search.ts';

describe('a search', () => {
  it.each([
    ['cafe', 'Café da Manhã'],
    ['CAFÉ', 'cafe'],
    ['pão de açúcar', 'PAO DE ACUCAR SP'],
    ['pao  de', 'pão de'],
    ['cafe\u0301', 'CAFÉ'],
    ['cafe', 'cafe\u0301'],
    ['50% (off) [x] a.b*', 'desconto 50% (OFF) [X] A.B*'],
    ['C:\\x', 'c:\\X'],
    ['ação', 'AÇÃO'],
  ])('for %j finds %j', (text, where) => {
    expect(new RegExp(searchPattern(text)).test(where)).toBe(true);
  });

  it.each([
    ['a.b', 'axb'],
    ['50%', '500'],
    ['cafe', 'caf'],
  ])('for %j does not find %j', (text, where) => {
    expect(new RegExp(searchPattern(text)).test(where)).toBe(false);
  });

  it.each([
    ['149,93', { amount: '149.93', isOut: false }],
    ['149.93', { amount: '149.93', isOut: false }],
    ['R$ 1.234,5', { amount: '1234.5', isOut: false }],
    ['-R$ 1.234.567,89', { amount: '1234567.89', isOut: true }],
    ['1.234', { amount: '1234', isOut: false }],
    ['150', { amount: '150', isOut: false }],
  ])('takes %j for an amount', (text, amount) => {
    expect(searchAmount(text)).toEqual(amount);
  });

  it.each(['', '149,', '14,933', 'R$', '1.23.4', '12/10', '1e5', '1,234.56'])(
    'takes %j for a text',
    (text) => {
      expect(searchAmount(text)).toBeUndefined();
    },
  );
});
