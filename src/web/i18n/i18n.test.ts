import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { categoryName } from './category-name.ts';
import { en } from './en.ts';
import { pickLanguage } from './language.ts';
import { ptBR } from './pt-BR.ts';

/** Every sentence by its path; functions are asked for one with sample values. */
function sentences(value: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('A', 'B'))]];
  return Object.entries(Object(value)).flatMap(([key, member]) => sentences(member, `${path}.${key}`));
}

/** The same word in both languages, on purpose. */
const SAME = ['.app.title', '.app.sandbox'];

describe('the dictionaries', () => {
  it('hold the same sentences, none of them empty', () => {
    expect(sentences(en).map(([path]) => path)).toEqual(sentences(ptBR).map(([path]) => path));
    for (const [path, sentence] of [...sentences(en), ...sentences(ptBR)]) {
      expect(sentence.trim(), path).not.toBe('');
    }
  });

  it('leave nothing untranslated', () => {
    const portuguese = new Map(sentences(ptBR));
    const same = sentences(en).filter(([path, sentence]) => portuguese.get(path) === sentence);
    expect(same.map(([path]) => path)).toEqual(SAME);
  });

  it('use the values they are given', () => {
    expect(ptBR.connections.progress('1.500', '100.000')).toBe('1.500 de 100.000 transações');
    expect(en.connections.progress('1,500', null)).toBe('1,500 transactions received');
  });
});

/** Each feature and each page keeps its sentences in a file of this name. */
const files = readdirSync(fileURLToPath(new URL('..', import.meta.url)), {
  recursive: true,
  withFileTypes: true,
}).filter(({ name }) => name === 'texts.ts');

/** Words that are the same in both languages. */
const ALIKE: ReadonlySet<string> = new Set(['curl', 'Widget', 'Token', 'Connect token', 'Total', 'ETFs']);

describe('the sentences of a feature', () => {
  const held = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.endsWith('lib/texts.ts'));

  it.each(held)('are complete in both languages: %s', async (path) => {
    const module: Record<string, unknown> = await import(path);
    const all = Object.values(module).filter((texts) => typeof texts === 'object');
    expect(all.length).toBeGreaterThan(0);
    for (const texts of all) {
      const of = (language: string) => sentences(Object(texts)[language]);
      const portuguese = new Map(of('pt-BR'));
      expect(of('en').map(([place]) => place)).toEqual([...portuguese.keys()]);
      for (const [place, sentence] of of('en')) {
        expect([sentence.trim(), portuguese.get(place)?.trim()], place).not.toContain('');
        if (!ALIKE.has(sentence)) expect(sentence, place).not.toBe(portuguese.get(place));
      }
    }
  });
});

describe('pickLanguage', () => {
  it.each([
    [null, ['en-GB', 'pt-BR'], 'en'],
    [null, ['pt-PT'], 'pt-BR'],
    [null, ['es-AR', 'en'], 'pt-BR'],
    [null, [], 'pt-BR'],
    ['en', ['pt-BR'], 'en'],
    ['klingon', ['pt-BR'], 'pt-BR'],
  ])('saved %s, browser %s: %s', (saved, preferred, language) => {
    expect(pickLanguage(saved, preferred)).toBe(language);
  });
});

describe('categoryName', () => {
  it('is translated by id, in Portuguese alone', () => {
    expect(categoryName('01010000', 'Salary', 'pt-BR')).toBe('Salário');
    expect(categoryName('01010000', 'Salary', 'en')).toBe('Salary');
  });

  it('falls back on what Pluggy says, and on nothing', () => {
    expect(categoryName('77777777', 'Space travel', 'pt-BR')).toBe('Space travel');
    expect(categoryName(null, null, 'pt-BR')).toBeNull();
  });
});
