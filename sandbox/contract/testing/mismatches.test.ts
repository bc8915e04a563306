import { describe, expect, it } from 'vitest';
import { ContractChecker } from './ContractChecker.ts';
import { Description } from './Description.ts';
import { mismatches } from './mismatches.ts';

const description = new Description({
  paths: {
    '/pets/{id}': {
      get: {
        responses: { '200': { content: { 'application/json': { schema: ref('Pet') } } } },
      },
    },
    '/pets/best': {
      get: { responses: { '200': { content: { 'application/json': { schema: ref('Pet') } } } } },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'kind'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          kind: { type: 'string', enum: ['CAT', 'DOG'] },
          bornAt: { type: 'string', format: 'date-time' },
          diedAt: { type: 'string', format: 'date-time', nullable: true },
          place: { oneOf: [ref('Place')] },
          legs: { type: 'number', format: 'integer' },
          friends: { type: 'array', items: ref('Pet') },
          notes: { type: 'object' },
          extra: { allOf: [{ type: 'object', properties: { a: { type: 'number' } } }] },
          either: { oneOf: [{ type: 'string' }, { type: 'number' }] },
        },
      },
      Place: { type: 'object', nullable: true },
      GlobalErrorResponse: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'number' }, message: { type: 'string' } },
      },
    },
  },
});

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

const pet = { id: '6c1f0a52-7b0e-4a55-9a4e-0c8f3c1d2b77', kind: 'CAT' };
const placesOf = (value: unknown): string[] =>
  mismatches(description, value, ref('Pet'), '').map(({ at, problem }) => `${at}: ${problem}`);

describe('the comparison with a schema', () => {
  it.each([
    [pet, []],
    [{ ...pet, diedAt: null, place: null, legs: 4, notes: { any: 1 }, either: 2, extra: { a: 1 } }, []],
    [{ ...pet, kind: null }, ['Pet.kind: null']],
    [{ ...pet, bornAt: null }, ['Pet.bornAt: null']],
    [{ id: 'x' }, ['Pet.kind: missing', 'Pet.id: not a uuid']],
    [{ ...pet, kind: 'COW' }, ['Pet.kind: not one of the listed values']],
    [{ ...pet, bornAt: '2026-11-20T12:00:00Z' }, ['Pet.bornAt: not a date-time']],
    [{ ...pet, legs: 4.5 }, ['Pet.legs: not an integer']],
    [{ ...pet, legs: '4' }, ['Pet.legs: string instead of number']],
    [{ ...pet, colour: 'red' }, ['Pet.colour: not described']],
    [{ ...pet, friends: [pet, { ...pet, tail: 1 }] }, ['Pet.tail: not described']],
    [{ ...pet, extra: { a: 'x' } }, ['Pet.extra.a: string instead of number']],
    [{ ...pet, either: true }, ['Pet.either: boolean instead of string']],
    [[pet], ['Pet: array instead of object']],
  ])('finds in %j: %j', (value, expected) => {
    expect(placesOf(value)).toEqual(expected);
  });
});

describe('the checker', () => {
  it('knows the operation, undescribed statuses, refusals and what is not routed', () => {
    const checker = new ContractChecker(description);
    checker.observe({ method: 'GET', path: '/pets/best?x=1', status: 200, body: pet });
    checker.observe({ method: 'GET', path: '/pets/1', status: 201, body: pet });
    checker.observe({ method: 'GET', path: '/pets/1', status: 403, body: { code: 403 } });
    checker.observe({
      method: 'GET',
      path: '/pets/2',
      status: 404,
      body: { code: 404, message: 'Not Found' },
    });
    checker.observe({ method: 'GET', path: '/elsewhere', status: 200, body: 1 });
    expect([...checker.seen]).toEqual(['GET /pets/best 200', 'GET /pets/{id} 201', 'GET /pets/{id} 403']);
    expect([...checker.unserved]).toEqual(['GET /pets/{id}']);
    expect([...checker.found.keys()]).toEqual([
      'GET /pets/{id} 201: status not described',
      'GlobalErrorResponse.message: missing',
    ]);
  });
});
