import { describe, expect, it } from 'vitest';
import { filterAddress, isFiltered, NO_FILTER, readFilter, toQuery } from './filter.ts';

describe('a filter of transactions', () => {
  it('is in the address, and read out of it again', () => {
    const filter = {
      ...NO_FILTER,
      accountId: 'a1',
      month: '2026-10',
      search: '149,93 & café',
      categoryId: '08020000',
      tag: 'fim de semana',
      kind: 'out' as const,
    };
    const address = filterAddress(filter);
    expect(address).toMatch(
      /^\/transacoes\?conta=a1&mes=2026-10&busca=.*&categoria=08020000&etiqueta=fim\+de\+semana&tipo=saidas$/,
    );
    expect(toQuery(filter)).toMatchObject({ tag: 'fim de semana', categoryId: '08020000' });
    expect(readFilter(new URL(address, 'http://x').searchParams)).toEqual(filter);
    expect(filterAddress(NO_FILTER)).toBe('/transacoes');
  });

  it.each(['mes=2026-13', 'mes=x', 'de=ontem', 'tipo=nada', ''])('%s is nothing', (address) => {
    expect(readFilter(new URLSearchParams(address))).toEqual(NO_FILTER);
  });

  it('asks for the rows that have no category', () => {
    const filter = readFilter(new URLSearchParams('categoria=sem-categoria'));
    expect(toQuery(filter)).toMatchObject({ categoryId: 'none' });
    expect(filterAddress(filter)).toBe('/transacoes?categoria=sem-categoria');
  });

  it('asks for the whole month, leap years too', () => {
    expect(toQuery({ ...NO_FILTER, month: '2028-02' })).toMatchObject({
      dateFrom: '2028-02-01',
      dateTo: '2028-02-29',
    });
  });

  it('takes days entered the wrong way round for those between them', () => {
    expect(toQuery({ ...NO_FILTER, from: '2026-11-20', to: '2026-11-01' })).toMatchObject({
      dateFrom: '2026-11-01',
      dateTo: '2026-11-20',
    });
  });

  it('is none while only blanks are searched for', () => {
    expect(isFiltered({ ...NO_FILTER, search: '  ' })).toBe(false);
    expect(isFiltered({ ...NO_FILTER, kind: 'in' })).toBe(true);
  });
});
