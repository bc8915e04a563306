import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { APP_PAGES, APP_PATHS, type AppPath, appPageAt } from '../contract/pages.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';

/** What the build says of a file: what it imports, by the names of the list, and its styles. */
const built = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
});
const list = z.record(z.string(), built);

type Built = z.infer<typeof list>;

/** A file and all that it imports, by the names of the list. */
function withImports(files: Built, name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of files[name]?.imports ?? []) withImports(files, imported, found);
  return found;
}

/** The page's own HTML names what the entry imports. */
const ENTRY = 'index.html';

/** Runs before the page is drawn. */
const BEFORE_PAINT = 'before-paint.ts';

/** What the app's script loads by itself for who reads English. */
const ENGLISH = 'i18n/en.ts';

function linksOf(files: Built, path: AppPath, language: Language): string {
  const known = withImports(files, ENTRY);
  const found = withImports(files, `pages/${APP_PAGES[path]}.tsx`);
  if (language === 'en') withImports(files, ENGLISH, found);
  const own = [...found].filter((name) => !known.has(name)).flatMap((name) => files[name] ?? []);
  const scripts = own.map(({ file }) => `</${file}>; rel=modulepreload`);
  // the page is drawn once these are there: they come before all that it does not wait for
  const needed = [...known].flatMap((name) => files[name] ?? []);
  return [...stylesOf(needed), ...earlyOf(files), ...scripts, ...stylesOf(own)].join(', ');
}

const stylesOf = (built: readonly Built[string][]): string[] =>
  built.flatMap(({ css }) => css.map((file) => `</${file}>; rel=preload; as=style; crossorigin`));

const earlyOf = ({ [BEFORE_PAINT]: early }: Built): string[] =>
  early === undefined ? [] : [`</${early.file}>; rel=preload; as=script`];

/**
 * The header `Link` of each of the app's addresses: what its first frame waits for, then what draws it, to be fetched while the
 * app's entry still is. Without the
 * build's list nothing is named, and the page finds its files by itself.
 * @param webDir where the built page lies
 */
export function pageLinks(webDir: string): (path: string, language: Language) => string | undefined {
  const at = join(webDir, '.vite', 'manifest.json');
  if (!existsSync(at)) return () => undefined;
  const files = list.parse(JSON.parse(readFileSync(at, 'utf8')));
  const all = LANGUAGES.map((language) => {
    const links = APP_PATHS.map((path) => [path, linksOf(files, path, language)] as const);
    return [language, new Map(links)] as const;
  });
  const links = new Map(all);
  return (path, language) => {
    const page = appPageAt(path);
    return (page && links.get(language)?.get(page.path)) || undefined;
  };
}
