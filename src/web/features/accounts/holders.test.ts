import { expect, it } from 'vitest';
import { holders } from './holders.ts';

it('names each holder once, with the last digits of the numbers', () => {
  const account = (id: string, number: string, owner: string | null, itemId = 'bank') => ({
    id,
    itemId,
    number,
    owner,
  });
  const all = holders(
    [
      account('a', '0001/12345-6', 'Maria Silva'),
      account('b', '4321', ' Maria Silva '),
      account('c', '', null, 'other'),
    ],
    'final',
  );
  expect(all.get('bank')).toBe('Maria Silva · final 3456, 4321');
  expect(all.get('other')).toBe('');
});

it('leaves numbers off where there are too many to tell apart', () => {
  const all = holders(
    [1, 2, 3, 4].map((n) => ({ id: String(n), itemId: 'bank', number: `000${n}` })),
    'final',
  );
  expect(all.get('bank')).toBe('final 0001, 0002, 0003…');
});
