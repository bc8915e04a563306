import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Who may import what inside src/: data goes one way, imports from the outside to the middle and never back.
 * A folder may import itself and what its line names.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  store: ['domain'],
  pluggy: ['domain'],
  queue: ['store', 'domain'],
  gate: ['sync', 'pluggy', 'store', 'domain'],
  ingest: ['queue', 'pluggy', 'store', 'domain'],
  sync: ['ingest', 'queue', 'pluggy', 'store', 'domain'],
  contract: ['domain'],
  logger: ['config', 'domain'],
  features: [
    'runtime',
    'config',
    'logger',
    'contract',
    'gate',
    'ingest',
    'queue',
    'sync',
    'pluggy',
    'store',
    'domain',
  ],
  services: ['runtime', 'features', 'config', 'contract', 'pluggy', 'sync', 'queue', 'store', 'domain'],
  runtime: [
    'api',
    'services',
    'features',
    'gate',
    'config',
    'logger',
    'contract',
    'ingest',
    'queue',
    'sync',
    'pluggy',
    'store',
    'domain',
  ],
  api: ['services', 'features', 'runtime', 'contract', 'ingest', 'sync', 'store', 'domain'],
  config: ['domain'],
  web: ['contract', 'domain'],
};

/** The composition root and the public entry may see everything but the page. */
const ROOT_FILES = ['index', 'main'];

const MAX_LINES = 380;

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? walk(path) : [path];
  });
}

function read(folder: string): SourceFile[] {
  return walk(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$|\/testing\/|\/e2e\//.test(path);
const source = [
  ...read('src'),
  ...read('sandbox'),
  ...read('scripts'),
  ...read('bench'),
  ...read('sim'),
  ...read('chaos'),
].filter((file) => !isTest(file));

/** Files of this project that a file imports, from the root. */
function importsOf({ path, text }: SourceFile): string[] {
  const found = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((target) => relative(ROOT, resolve(ROOT, dirname(path), target)));
}

/** `src/store/migrate.ts` → `store`; `src/config.ts` → `config`. */
function areaOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.tsx?$/, '');
}

function offenders(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

const inSrc = source.filter(({ path }) => path.startsWith('src/'));

describe('the architecture', () => {
  it('imports go from the outside to the middle', () => {
    const wrong = inSrc.flatMap((file) => {
      const area = areaOf(file.path);
      if (ROOT_FILES.includes(area)) return [];
      const allowed = [area, ...(MAY_IMPORT[area] ?? [])];
      return importsOf(file)
        .filter((target) => target.startsWith('src/') && !allowed.includes(areaOf(target)))
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('every folder of src is in the table', () => {
    const areas = new Set(inSrc.map(({ path }) => areaOf(path)));
    expect([...areas].filter((area) => !(area in MAY_IMPORT) && !ROOT_FILES.includes(area))).toEqual([]);
  });

  it('the sandbox imports nothing of the product, and the product nothing of the sandbox', () => {
    const wrong = source.flatMap((file) => {
      const other = file.path.startsWith('sandbox/') ? 'src/' : 'sandbox/';
      if (/^(bench|sim|chaos|scripts)\//.test(file.path)) return [];
      return importsOf(file)
        .filter((target) => target.startsWith(other))
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('what leaves the package does not reach into the tests', () => {
    expect(source.flatMap(importsOf).filter((target) => target.startsWith('test/'))).toEqual([]);
  });

  it('SQL stands in the store, the queue and the ingest, nowhere else', () => {
    const sql = /\b(insert into|delete from|update|from|join) pluggy\./;
    const home = /^src\/(store|queue|ingest)\//;
    expect(
      offenders(
        inSrc.filter(({ path }) => !home.test(path)),
        sql,
      ),
    ).toEqual([]);
  });

  it('what hides rows asks whether absence is believed', () => {
    const hides = /\b(tombstoneTransactions|tombstoneAccount|hideAbsent)\(/;
    const inSync = inSrc.filter(({ path }) => path.startsWith('src/sync/'));
    const hiding = offenders(inSync, hides);
    expect(hiding).not.toEqual([]);
    expect(hiding).toEqual(offenders(inSync, /\babsence\.isBelieved\(/));
  });

  it("only the page's API client calls fetch in src/web", () => {
    const web = inSrc.filter(
      ({ path }) => path.startsWith('src/web/') && path !== 'src/web/lib/api-client.ts',
    );
    expect(offenders(web, /\bfetch\(/)).toEqual([]);
  });

  it('the environment is read in one place', () => {
    const readers = offenders(inSrc, /process\.env\b/);
    expect(readers.sort()).toEqual([
      'src/main.ts',
      'src/services/PluggyV2.ts', // the default, for those who use the library
      'src/store/embedded/spawn-as.ts', // hands PATH down, reads no setting
    ]);
  });

  it("Pluggy's times are read by one rule, which no zone of a process changes", () => {
    expect(offenders(inSrc, /\bDate\.parse\(/).sort()).toEqual([
      'src/domain/consent.ts', // calendar days of our own, like the others but one
      'src/domain/item-notices.ts',
      'src/pluggy/retry-after.ts', // a date of HTTP, which names its zone
      'src/sync/reconcile/month-differences.ts',
      'src/web/features/connections/comparison.ts',
      'src/web/lib/calendar-day.ts',
    ]);
  });

  it('time and chance come from outside, not from the middle of the program', () => {
    const middle = inSrc.filter(({ path }) => /^src\/(sync|ingest|queue)\//.test(path));
    expect(offenders(middle, /\bnew Date\(\)|Date\.now\(\)|\bsetTimeout\(|Math\.random\(\)/)).toEqual([]);
  });

  it('amounts meet no float', () => {
    expect(offenders(source, /\bparseFloat\(|\.toFixed\(/)).toEqual([]);
  });

  it('what people read stands in one room, in every language', () => {
    const room = /^src\/(domain\/texts|web|contract)\//; // the page has its own; inputs are described beside their schemas
    const others = inSrc.filter(({ path }) => !room.test(path) && path !== 'src/domain/language.ts');
    expect(offenders(others, /['"]?pt-BR['"]?\s*:/)).toEqual([]);
    const withoutComments = others.map(({ path, text }) => ({
      path,
      text: text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|São Paulo/g, ''),
    }));
    expect(offenders(withoutComments, /[áâãàçéêíóôõú]/i)).toEqual([]);
  });

  it('no file is longer than one wants to live in', () => {
    const long = source.filter(({ text }) => text.split('\n').length > MAX_LINES).map(({ path }) => path);
    expect(long).toEqual([]);
  });
});
