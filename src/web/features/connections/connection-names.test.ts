import { expect, it } from 'vitest';
import { connectionNames } from './connection-names.ts';

it('numbers the connections to one bank, and leaves a name alone that is there once', () => {
  const items = [
    { id: 'a', connector: { name: 'Banco' } },
    { id: 'b', connector: { name: ' Outro ' } },
    { id: 'c', connector: { name: 'Banco ' } },
    { id: 'd', connector: null },
  ];
  expect([...connectionNames(items, 'Sem nome').values()]).toEqual([
    'Banco (1)',
    'Outro',
    'Banco (2)',
    'Sem nome',
  ]);
});

it('prefers the name that the person gave', () => {
  const items = [
    { id: 'a', alias: 'Conjunta', connector: { name: 'Banco' } },
    { id: 'b', alias: ' ', connector: { name: 'Banco' } },
  ];
  expect([...connectionNames(items, 'Sem nome').values()]).toEqual(['Conjunta', 'Banco']);
});
