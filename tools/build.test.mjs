import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { build, isBuilt } from './build.mjs';

let root;

/** Stands for the compiler and for Vite: puts one file where it is told to, or fails. */
const TOOL = `
const { mkdirSync, writeFileSync, existsSync } = require('node:fs');
if (existsSync('src/broken.ts')) { console.log('broken.ts(1,1): error'); process.exit(2); }
const out = process.argv[process.argv.indexOf('--outDir') + 1];
mkdirSync(out, { recursive: true });
writeFileSync(out + '/built.js', '');
mkdirSync(out + '/src', { recursive: true });
for (const name of ['index', 'inner']) writeFileSync(out + '/src/' + name + '.d.ts', '');
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pluggy-build-'));
  vi.spyOn(console, 'log').mockImplementation(() => {});
  write('package.json', JSON.stringify({ exports: { '.': { types: './dist/src/index.d.ts' } } }));
  write('src/main.ts', 'first');
  write('src/store/migrations/0001-start.sql', 'select 1');
  write('node_modules/typescript/bin/tsc', TOOL);
  write('node_modules/vite/bin/vite.js', TOOL);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test('a build holds the compiled files, both pages and the migrations', async () => {
  expect(isBuilt(root)).toBe(false);
  await build(root);
  expect(isBuilt(root)).toBe(true);
  for (const file of ['built.js', 'web/built.js', 'sandbox-widget/built.js']) {
    expect(existsSync(join(root, 'dist', file))).toBe(true);
  }
  expect(readFileSync(join(root, 'dist/src/store/migrations/0001-start.sql'), 'utf8')).toBe('select 1');
  expect(readdirSync(join(root, '.cache'))).toEqual([]);
});

test('a build holds the types that an entry of the package leads to, and no others', async () => {
  await build(root);
  const types = readdirSync(join(root, 'dist/src')).filter((name) => name.endsWith('.d.ts'));
  expect(types).toEqual(['index.d.ts']);
});

test('a changed, a new and a removed source make it stale; a changed test does not', async () => {
  await build(root);
  write('src/main.test.ts', 'a test');
  expect(isBuilt(root)).toBe(true);
  write('src/main.ts', 'other');
  expect(isBuilt(root)).toBe(false);
  write('src/main.ts', 'first');
  expect(isBuilt(root)).toBe(true);
  write('src/new.ts', '');
  expect(isBuilt(root)).toBe(false);
  rmSync(join(root, 'src/new.ts'));
  rmSync(join(root, 'src/store'), { recursive: true });
  expect(isBuilt(root)).toBe(false);
});

test('a failed build shows the errors and leaves the last good one', async () => {
  await build(root);
  write('src/broken.ts', '');
  await expect(build(root)).rejects.toThrow(
    /broken\.ts\(1,1\): error\s+The build failed: The TypeScript compiler/,
  );
  expect(existsSync(join(root, 'dist/built.js'))).toBe(true);
  expect(isBuilt(root)).toBe(false);
});

test('what was shipped without its sources is not built again', () => {
  rmSync(join(root, 'src'), { recursive: true });
  expect(isBuilt(root)).toBe(false);
  write('dist/src/main.js', '');
  expect(isBuilt(root)).toBe(true);
});
