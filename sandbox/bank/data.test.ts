import { describe, expect, it } from 'vitest';
import { fromCents } from '../json/exact-number.ts';
import { toJson } from '../json/to-json.ts';
import { type Books, openBooks } from './books.ts';
import { closingDayFor, lastClosingDay } from './card-days.ts';
import { connectors } from './connectors.ts';
import { addMonths, dayOf, dayText } from './days.ts';
import { keyFrom, rowIdOf, serialOf } from './ids.ts';
import { formatCnpj, isCnpj, isCpf, maskCpf, withCnpjChecks, withCpfChecks } from './tax-numbers.ts';

const day = (text: string): number => dayOf(Date.parse(`${text}T12:00:00.000Z`));

describe('row ids', () => {
  it('are UUIDs from which the row is found, and nobody else’s', () => {
    const [mine, other] = [keyFrom('item', 'checking'), keyFrom('item', 'card')];
    for (const serial of [0, 1, 2, 499, 1_249_999, 2 ** 31, 2 ** 32 - 1]) {
      const id = rowIdOf(mine, serial);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(serialOf(mine, id)).toBe(serial);
      expect(serialOf(other, id)).toBeUndefined();
    }
  });
});

describe('money', () => {
  it('is written digit by digit', () => {
    const cents = [0, 5, -5, 10, 150, -4250, 123_456_789_012_345];
    expect(toJson(cents.map(fromCents))).toBe('[0,0.05,-0.05,0.1,1.5,-42.5,1234567890123.45]');
  });
});

describe('tax numbers', () => {
  it('are right only with the right check digits', () => {
    expect(['761.092.776-73', '23824264030', '051.177.670-55'].every(isCpf)).toBe(true);
    expect(['761.092.776-74', '111.111.111-11', '123'].some(isCpf)).toBe(false);
    expect(isCnpj('00.000.000/0001-91')).toBe(true);
    expect(isCnpj('00.000.000/0001-92')).toBe(false);
    expect(isCpf(withCpfChecks('123456789'))).toBe(true);
    expect(isCnpj(withCnpjChecks('123456780001'))).toBe(true);
    for (const cnpj of ['12.ABC.345/01DE-35', '12ABC34501DE35', '12abc34501de35', '00.000.000/E08G-12']) {
      expect([cnpj, isCnpj(cnpj)]).toEqual([cnpj, true]);
    }
    for (const cnpj of ['93.ZB0.VRY/V6KA-66', '12ABC34501DE3A', '12ABC34501DE3', 'ÁBABC34501DE35']) {
      expect([cnpj, isCnpj(cnpj)]).toEqual([cnpj, false]);
    }
    expect(formatCnpj(withCnpjChecks('93ZB0VRYV6KA'))).toBe('93.ZB0.VRY/V6KA-67');
    expect(maskCpf('76109277673')).toBe('***.092.776-**');
  });
});

describe('days', () => {
  it('close bills on the third', () => {
    expect(dayText(lastClosingDay(day('2026-11-22')))).toBe('2026-11-03');
    expect(dayText(lastClosingDay(day('2027-01-02')))).toBe('2026-12-03');
    expect(dayText(lastClosingDay(day('2026-11-03')))).toBe('2026-11-03');
    expect(dayText(closingDayFor(day('2026-12-31')))).toBe('2027-01-03');
    expect(dayText(closingDayFor(day('2026-11-03')))).toBe('2026-11-03');
    expect(dayText(addMonths(day('2026-01-31'), 1))).toBe('2026-02-28');
  });
});

describe('generated data', () => {
  const connectedAtMs = Date.parse('2026-11-20T12:00:00.000Z');
  function booksOf(user: string, itemId: string, seed = 1): Books {
    const connector = connectors.get(0);
    if (connector === undefined) throw new Error('no connector 0');
    const history = { connectedAtMs, parameters: { user }, advances: [] };
    return openBooks(seed, connector, itemId, history);
  }
  const contents = (books: Books): string[] =>
    books.accounts.flatMap(({ ledger }) =>
      [...ledger.rows()].map((row) => `${row.dateMs} ${row.amountCents} ${row.description}`).sort(),
    );

  it('is the same for two items of one user, and another with another seed', () => {
    expect(contents(booksOf('user-ok', 'a'))).toEqual(contents(booksOf('user-ok', 'b')));
    expect(contents(booksOf('user-ok', 'a'))).not.toEqual(contents(booksOf('user-ok', 'a', 2)));
  });

  it('says of itself what its rows add up to, and stands in order', () => {
    for (const user of ['user-ok', 'user-ok-perf', 'user-ok-perf-3x']) {
      for (const { ledger } of booksOf(user, 'a').accounts) {
        const rows = [...ledger.rows()];
        const sum = (status: string) =>
          rows.filter((row) => row.status === status).reduce((cents, row) => cents + row.amountCents, 0);
        expect([ledger.postedCents, ledger.pendingCents]).toEqual([sum('POSTED'), sum('PENDING')]);
        const keys = rows.map((row) => `${row.dateMs}|${ledger.idOf(row.serial)}`);
        expect(keys).toEqual([...keys].sort().reverse());
        expect(ledger.count).toBe(rows.length);
      }
    }
  });

  it('multiplies bulk data, and finds a place in it without walking there', () => {
    const books = booksOf('user-ok-perf-5000x', 'a');
    expect(books.accounts.reduce((count, { ledger }) => count + ledger.count, 0)).toBe(2_500_000);
    const { ledger } = books.accounts[0] ?? expect.fail('no account');
    const row = ledger.rowOf(1_400_000) ?? expect.fail('no row');
    const [next] = ledger.rows({ after: ledger.keyOf(row) });
    expect(next?.serial).toBe(1_400_001);
  });
});
