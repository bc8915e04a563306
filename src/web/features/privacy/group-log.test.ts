import { expect, it } from 'vitest';
import { groupLog } from './group-log.ts';

const line = (at: string, over: object = {}) => ({
  at,
  until: at,
  count: 1,
  message: 'Dados foram lidos',
  by: 'you' as const,
  outcome: 'done' as const,
  network: '203.0.113.0/24',
  ...over,
});

it('makes one line of what the same party did again on a day of São Paulo', () => {
  const groups = groupLog([
    line('2026-11-28T02:00:00Z', { count: 3 }),
    line('2026-11-27T12:00:00Z'),
    line('2026-11-26T12:00:00Z'),
  ]);
  expect(groups.map(({ day, count, until }) => [day, count, until])).toEqual([
    ['2026-11-27', 4, '2026-11-28T02:00:00Z'],
    ['2026-11-26', 1, '2026-11-26T12:00:00Z'],
  ]);
});

it('keeps apart who it was, from where, and whether it was refused', () => {
  const at = '2026-11-27T12:00:00Z';
  const groups = groupLog([
    line(at),
    line(at, { by: 'application' }),
    line(at, { network: '198.51.100.0/24' }),
    line(at, { outcome: 'refused' }),
    line(at, { message: 'Dados foram alterados' }),
  ]);
  expect(groups).toHaveLength(5);
});
