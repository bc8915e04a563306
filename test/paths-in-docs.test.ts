import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// A file that is moved or renamed is to be named anew wherever a page names it.

const root = fileURLToPath(new URL('..', import.meta.url));
/** What a page may name a part of, from the project's root. */
const FOLDERS = [
  'bench',
  'chaos',
  'deploy',
  'docs',
  'examples',
  'sandbox',
  'scripts',
  'sim',
  'src',
  'test',
  'tools',
];
/** What is made by a build or brought by npm, and stands nowhere in the repository. */
const MADE = /^(node_modules|dist|\.\w+)$/;

/** Files and folders below one, from the project's root. */
function pathsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (MADE.test(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...pathsBelow(path)] : [path];
  });
}

const paths = pathsBelow('.');
const known = new Set(paths);
const pages = paths.filter((path) => path.endsWith('.md') && !/^(src|test|sandbox)\//.test(path));

/** Words in backticks, and in what is set apart as code. */
function codeOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```.*\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(
    ([, code = '']) => code,
  );
  return [...blocks, ...inline].flatMap((code) => code.split(/[\s"'(),;=]+/));
}

const isOurs = (word: string): boolean => FOLDERS.some((folder) => word.startsWith(`${folder}/`));

/** `<noun>`, `*` and `…` stand for any name; vitest takes the beginning of a test file's path. */
function isThere(word: string): boolean {
  const path = word.replace(/[:#].*$/, '').replace(/[/.]+$/, '');
  if (known.has(path)) return true;
  if (paths.some((one) => one.startsWith(path) && /\.test\.\w+$/.test(one))) return true;
  const open = path.split(/<\w+>|\*+|…/);
  if (open.length === 1) return false;
  const pattern = new RegExp(`^${open.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`);
  return paths.some((one) => pattern.test(one));
}

it('every path of the project that a page names exists', () => {
  expect(pages).toContain('CONTRIBUTING.md');
  const gone = pages.flatMap((page) => {
    const named = codeOf(readFileSync(join(root, page), 'utf8')).filter(isOurs);
    return named.filter((word) => !isThere(word)).map((word) => `${page}: ${word}`);
  });
  expect(gone).toEqual([]);
});

it('every file that a page links to exists', () => {
  const gone = pages.flatMap((page) => {
    const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#\s]+)/g)].map(
      ([, to = '']) => to,
    );
    const files = links.filter((to) => !/^(\w+:|\/)/.test(to));
    return files
      .filter((to) => !known.has(normalize(join(dirname(page), to)).replace(/\/$/, '')))
      .map((to) => `${page}: ${to}`);
  });
  expect(gone).toEqual([]);
});
