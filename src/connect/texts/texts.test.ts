import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownCode } from '../flow/problem.ts';
import { textsEn } from './texts-en.ts';
import { textsPt } from './texts-pt.ts';

const codes = Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[];

describe('the catalogue of errors', () => {
  it.each(codes)('%s has a title, a cause and a next step in both languages', (code) => {
    for (const { problems } of [textsPt, textsEn]) {
      for (const sentence of problems[code]) expect(sentence.trim()).not.toBe('');
    }
    expect(CATALOGUE[code].length).toBeGreaterThan(0);
  });

  it('has an answer for a code that nobody knows', () => {
    expect(knownCode('SOMETHING_NEW')).toBe('OTHER');
    expect(knownCode('toString')).toBe('OTHER');
  });
});

it('the languages have the same members, and differ in their words', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)]))
      : Array.isArray(value)
        ? value.length
        : typeof value;
  const { labels: _pt, options: _po, ...pt } = textsPt;
  const { labels: _en, options: _eo, ...en } = textsEn;
  expect(shape(en)).toEqual(shape(pt));
  const english = JSON.stringify(en);
  expect(english).not.toMatch(/[ãõçáéíóúâêôà]/i);
});
