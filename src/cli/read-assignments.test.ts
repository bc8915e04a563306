import { expect, it } from 'vitest';
import { parseAssignments, readAssignments } from './read-assignments.ts';

it('takes what a spreadsheet, a database or a person writes', () => {
  const text =
    '\uFEFFitemId,userId\r\n# from the old system\r\na1,ana\r\n"b2";"bia maria"\r\n\r\nc3\tcaio\nd4 dora\n';
  expect(parseAssignments(text)).toEqual([
    { itemId: 'a1', userId: 'ana' },
    { itemId: 'b2', userId: 'bia maria' },
    { itemId: 'c3', userId: 'caio' },
    { itemId: 'd4', userId: 'dora' },
  ]);
});

it('gives ids alone to the one user who is named', () => {
  expect(parseAssignments('a1\nb2,bia\n', 'ana')).toEqual([
    { itemId: 'a1', userId: 'ana' },
    { itemId: 'b2', userId: 'bia' },
  ]);
});

it('refuses a line without a user by its number, and a file that is not there by its name', () => {
  expect(() => parseAssignments('a1,ana\nb2\n')).toThrow('Line 2 names no user');
  expect(() => readAssignments('/nowhere/ids.csv')).toThrow('/nowhere/ids.csv cannot be read (ENOENT)');
});
