import { expect, it } from 'vitest';
import { buildConnector } from './build-item.ts';
import { searchConnectors } from './search-connectors.ts';

const banks = ['Itaú', 'Caixa Econômica Federal', 'Nubank'].map((name, id) => buildConnector({ id, name }));
const found = (query: string): string[] => searchConnectors(banks, query).map((bank) => bank.name);

it('finds a bank by any part of its name, whatever its accents and case', () => {
  expect(found('itau')).toEqual(['Itaú']);
  expect(found('ECONÔMICA')).toEqual(['Caixa Econômica Federal']);
  expect(found('economica')).toEqual(['Caixa Econômica Federal']);
  expect(found('bank')).toEqual(['Nubank']);
  expect(found('xyz')).toEqual([]);
});

it('shows all without a query', () => {
  expect(found('  ')).toHaveLength(3);
});
