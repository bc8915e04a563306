import { expect, it } from 'vitest';
import type { Operation } from '../src/contract/operations/operation.ts';
import { operations } from '../src/contract/operations.ts';
import { CALLED_IDS, isAmount, isCount, numbersNamed } from './support/render-client.ts';

it('no member of an answer is a count in one place and an amount in another', () => {
  for (const id of CALLED_IDS) {
    const amounts = numbersNamed(id, isAmount);
    expect([...numbersNamed(id, isCount)].filter((name) => amounts.has(name))).toEqual([]);
  }
});

it('what an operation takes in its path, and besides, have names of their own', () => {
  for (const { method, path, query, body } of Object.values<Operation>(operations)) {
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const besides = Object.keys({ ...query?.shape, ...body?.shape });
    expect(besides.filter((name) => inPath.includes(name))).toEqual([]);
    // the client sends it as the query of a GET, else as the body
    expect(method === 'get' ? body : query).toBeUndefined();
  }
});
