import { describe, expect, it } from 'vitest';
import type { Bill } from './api/get-bills.ts';
import type { Coming } from './api/get-coming.ts';
import { billStandings } from './bill-standings.ts';

const TODAY = '2026-11-27';

const bill = (id: string, dueDate: string, totalAmount: Bill['totalAmount'], paid: string[] = []): Bill => ({
  id,
  dueDate,
  totalAmount,
  payments: paid.map((amount) => ({ amount: amount as `${number}` })),
});

const toPay = (billId: string, amount: Coming['amount']): Coming => ({
  kind: 'bill',
  date: '2026-12-05',
  amount,
  billId,
});

const states = (bills: readonly Bill[], coming: readonly Coming[] | null = []) =>
  billStandings(bills, coming, TODAY).map(({ state, left }) => [state, left]);

describe('how a bill stands', () => {
  it('is open with all of it, or partly paid with what is left', () => {
    const newest = bill('b', '2026-12-05T00:00:00Z', '812.45');
    expect(states([newest], [toPay('b', '812.45')])).toEqual([['open', '812.45']]);
    expect(states([newest], [toPay('b', '312.45')])).toEqual([['partly', '312.45']]);
  });

  it('is paid when nothing is left to pay before its day', () => {
    expect(states([bill('b', '2026-12-05T00:00:00Z', '812.45')])).toEqual([['paid', null]]);
  });

  it('is paid or partly paid by what the next bill records', () => {
    const bills = [
      bill('c', '2026-12-05T00:00:00Z', '10', ['100.10', '99.90']),
      bill('b', '2026-11-05T00:00:00Z', '200', ['50']),
      bill('a', '2026-10-05T00:00:00Z', '120.30'),
    ];
    expect(states(bills, [toPay('c', '10')])).toEqual([
      ['open', '10'],
      ['paid', null],
      ['partly', '70.30'],
    ]);
  });

  it('is paid where the bank records the payment with that very bill', () => {
    const bills = [
      bill('b', '2026-11-20T00:00:00Z', '30'),
      bill('a', '2026-10-20T00:00:00Z', '200', ['200']),
    ];
    expect(states(bills)[1]).toEqual(['paid', null]);
  });

  it('says nothing of a bill whose day is over, or that cannot be asked for', () => {
    expect(states([bill('a', '2026-11-20T00:00:00Z', '30')])).toEqual([['unknown', null]]);
    expect(states([bill('a', '2026-12-20T00:00:00Z', '30')], null)).toEqual([['unknown', null]]);
    expect(states([bill('a', '2026-11-20T00:00:00Z', null)])).toEqual([['unknown', null]]);
  });

  it('owes nothing on a bill in the person’s favour', () => {
    expect(states([bill('a', '2026-11-20T00:00:00Z', '-30')])).toEqual([['credit', null]]);
  });

  it('lists charges of something, and leaves those of nothing out', () => {
    const charged: Bill = {
      id: 'a',
      totalAmount: '10',
      financeCharges: [
        { id: '1', type: 'IOF', amount: '1.20' },
        { id: '2', type: 'OTHER', amount: '0' },
      ],
    };
    expect(billStandings([charged], [], TODAY)[0]?.charges).toEqual([{ type: 'IOF', amount: '1.20' }]);
  });
});
