import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const WEB = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const IMPORTED = /(?:from |import\()'(\.[^']+\.tsx?)'/g;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORTED)].map(([, path = '']) => join(dirname(file), path));
const drawn = (folder: string): string[] =>
  filesIn(join(WEB, folder)).filter((file) => file.endsWith('.tsx'));

test('each component has its place on /design itself', () => {
  const shown = new Set(
    filesIn(HERE)
      .filter((file) => file.endsWith('.tsx'))
      .flatMap(importsOf),
  );
  const missing = drawn('components').filter((file) => !shown.has(file));
  expect(missing.map((file) => relative(WEB, file))).toEqual([]);
});

function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const next of importsOf(file)) reachedFrom(next, reached);
  return reached;
}

test('what features draw is there too, by itself or in a page', () => {
  const reached = reachedFrom(join(WEB, 'pages/DesignPage.tsx'));
  const missing = drawn('features').filter((file) => !reached.has(file));
  expect(missing.map((file) => relative(WEB, file))).toEqual([]);
});
