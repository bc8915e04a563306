import { expect, it } from 'vitest';
import { appPageAt } from './pages.ts';

it.each([
  ['/', { path: '/', id: null }],
  ['/transacoes', { path: '/transacoes', id: null }],
  ['/transacoes/', { path: '/transacoes', id: null }],
  ['/contas', { path: '/contas', id: null }],
  ['/contas/a%20b', { path: '/contas/:id', id: 'a b' }],
  ['/cartoes/1', { path: '/cartoes/:id', id: '1' }],
])('%s names a page of the app', (address, page) => {
  expect(appPageAt(address)).toEqual(page);
});

it.each(['/nada', '/contas/1/2', '/contas/%ZZ', '/transacoes/1', '//', '/index.html', '/Contas'])(
  '%s names none',
  (address) => {
    expect(appPageAt(address)).toBeUndefined();
  },
);
