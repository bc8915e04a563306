import { expect, it } from 'vitest';
import { pickLanguage } from './language.ts';

it.each([
  [undefined, 'pt-BR'],
  ['', 'pt-BR'],
  ['*', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['fr', 'pt-BR'],
  ['fr, en;q=0.5', 'en'],
  ['de-DE,de;q=0.9,en;q=0.8,pt;q=0.7', 'en'],
  ['en;q=0.7, pt-BR;q=0.9', 'pt-BR'],
  ['en, pt', 'en'],
  ['pt, en', 'pt-BR'],
  ['en;q=0', 'pt-BR'],
  ['en;q=0, pt;q=0.1', 'pt-BR'],
  ['en ; q=0.5 , pt;q=0.4', 'en'],
  ['en;q=high', 'pt-BR'],
  ['english', 'pt-BR'],
  [';;;,,,=', 'pt-BR'],
  [`${'x,'.repeat(100_000)}en`, 'pt-BR'],
])('Accept-Language %s reads %s', (header, language) => {
  expect(pickLanguage(header)).toBe(language);
});
