import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { APP_PAGES } from '../contract/pages.ts';
import { pageLinks } from './page-files.ts';

function built(list: object): string {
  const webDir = mkdtempSync(join(tmpdir(), 'page-files-'));
  onTestFinished(() => rmSync(webDir, { recursive: true }));
  mkdirSync(join(webDir, '.vite'));
  writeFileSync(join(webDir, '.vite', 'manifest.json'), JSON.stringify(list));
  return webDir;
}

const LIST = {
  'before-paint.ts': { file: 'assets/before-paint.js' },
  'index.html': {
    file: 'assets/index.js',
    imports: ['_app.js'],
    dynamicImports: ['pages/HomePage.tsx'],
    css: ['assets/index.css'],
  },
  '_app.js': { file: 'assets/app.js', css: ['assets/app.css'] },
  '_row.js': { file: 'assets/row.js', imports: ['_app.js', '_row.js'], css: ['assets/row.css'] },
  'pages/HomePage.tsx': { file: 'assets/home.js', imports: ['_row.js', '_app.js'], css: ['assets/home.css'] },
  'pages/AccountPage.tsx': { file: 'assets/account.js', imports: ['_app.js'] },
  'i18n/en.ts': { file: 'assets/en.js' },
};

/** What the first frame waits for. */
const FIRST = [
  '</assets/index.css>; rel=preload; as=style; crossorigin',
  '</assets/app.css>; rel=preload; as=style; crossorigin',
  '</assets/before-paint.js>; rel=preload; as=script',
];

test('a page names what its first frame waits for, then what draws it, and no script that its HTML names already', () => {
  const linksOf = pageLinks(built(LIST));
  expect(linksOf('/', 'pt-BR')?.split(', ')).toStrictEqual([
    ...FIRST,
    '</assets/home.js>; rel=modulepreload',
    '</assets/row.js>; rel=modulepreload',
    '</assets/home.css>; rel=preload; as=style; crossorigin',
    '</assets/row.css>; rel=preload; as=style; crossorigin',
  ]);
  expect(linksOf('/contas/abc/', 'en')?.split(', ')).toStrictEqual([
    ...FIRST,
    '</assets/account.js>; rel=modulepreload',
    '</assets/en.js>; rel=modulepreload',
  ]);
});

test('what is no page of the app names nothing, and what is not in the list nothing of its own', () => {
  const linksOf = pageLinks(built(LIST));
  expect(linksOf('/conectar', 'pt-BR')).toBeUndefined();
  expect(linksOf('/mais', 'pt-BR')?.split(', ')).toStrictEqual(FIRST);
});

test('where the build made no list, a page is served all the same', () => {
  expect(pageLinks(join(tmpdir(), 'no-such-page'))('/', 'pt-BR')).toBeUndefined();
});

test('the app draws an address with the file that the service names for it', () => {
  const routes = readFileSync(new URL('../web/app/routes.ts', import.meta.url), 'utf8');
  for (const [path, name] of Object.entries(APP_PAGES))
    expect(routes).toContain(`'${path}': () => import('../pages/${name}.tsx')`);
});
