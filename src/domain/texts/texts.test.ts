import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../language.ts';
import { say, type Text } from './text.ts';

const HERE = new URL('.', import.meta.url);
const FILES = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isText = (value: Readonly<Record<string, unknown>>): boolean =>
  LANGUAGES.some((language) => language in value);

/** Every text below a value, by where it stands. */
function textsOf(value: unknown, at: string): [string, Readonly<Record<string, unknown>>][] {
  if (!isObject(value)) return [];
  if (isText(value)) return [[at, value]];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${at}.${name}`));
}

const placesOf = (text: unknown): string[] => [...new Set(String(text).match(/\{\w*\}/g))].sort();

const texts = (
  await Promise.all(
    FILES.map(async (name) => textsOf(await import(new URL(name, HERE).href), name.replace('.ts', ''))),
  )
).flat();

it('there are texts in every file but those that only hold types and helpers', () => {
  const withTexts = new Set(texts.map(([at]) => at.split('.')[0]));
  expect(FILES.filter((name) => !withTexts.has(name.replace('.ts', ''))).sort()).toEqual([
    'errors/kind.ts',
    'text.ts',
  ]);
});

it.each(texts)('%s says the same in every language', (_at, text) => {
  expect(Object.keys(text).sort()).toEqual([...LANGUAGES].sort());
  const [first, ...others] = LANGUAGES.map((language) => text[language]);
  for (const one of [first, ...others]) expect(String(one).trim()).not.toBe('');
  for (const other of others) {
    expect(other).not.toBe(first);
    expect(placesOf(other)).toEqual(placesOf(first));
  }
});

it('puts values in, each in the language that is asked for', () => {
  const text: Text = { en: '{who} owes {amount}', 'pt-BR': '{who} deve {amount}' };
  const who: Text = { en: 'the bank', 'pt-BR': 'o banco' };
  expect(say(text, 'pt-BR', { who, amount: 3 })).toBe('o banco deve 3');
  expect(say(text, 'en', { who: '{amount}$&', amount: undefined })).toBe('{amount}$& owes ');
});
