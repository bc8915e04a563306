import { describe, expect, it } from 'vitest';
import {
  findAny,
  findCircles,
  findForbidden,
  findSql,
  listFunctions,
  type ProgramFile,
  readFolders,
  readTree,
} from '../tools/source-tree.mjs';

const source = readTree('src', 'sandbox', 'scripts', 'bench', 'sim', 'chaos');
const inFolder = (folder: string): ProgramFile[] => source.filter(({ path }) => path.startsWith(folder));
const inSrc = inFolder('src/');

const MAX_LINES = 350;
/** Statements of SQL and tables of data are long lines of text, not of thought; a function is neither. */
const MAX_FUNCTION_LINES = 80;
const MAX_FUNCTION_LINES_IN_SRC = 77;
/** Longer than that are statements, switches and lists, of which there are few. */
const LONG_FUNCTION_LINES = 40;
const MOST_LONG_FUNCTIONS = 0.006;

function offenders(files: readonly Pick<ProgramFile, 'path' | 'text'>[], pattern: RegExp): string[] {
  return files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

describe('the architecture', () => {
  it("files import what ARCHITECTURE.md's table allows", () => {
    expect(findForbidden(source, readFolders())).toEqual([]);
  });

  it('no files import each other in a circle when they are loaded', () => {
    expect(findCircles(source, ['run'])).toEqual([]);
  });

  it('no files of src, nor of the sandbox, need each other in a circle, not even for types', () => {
    for (const files of [inSrc, inFolder('sandbox/')]) {
      expect(findCircles(files, ['run', 'type', 'lazy'])).toEqual([]);
    }
  });

  it("what runs the sandbox's changes saves its state, and nobody else", () => {
    expect(offenders(inFolder('sandbox/'), /\bworld\.save\(/).sort()).toEqual([
      'sandbox/http/Front.ts', // a call that changes something
      'sandbox/pluggy/runs/Ticker.ts', // what was due
      'sandbox/start-sandbox.ts', // the end
      'sandbox/webhooks/Courier.ts', // a try to deliver
    ]);
  });

  it('features do not know each other', () => {
    const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];
    const wrong = inSrc.flatMap(({ path, imports }) => {
      const own = featureOf(path);
      if (own === undefined) return [];
      return imports
        .filter(({ target }) => ![undefined, own, 'shared'].includes(featureOf(target)))
        .map(({ target }) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('what leaves the package does not reach into the tests', () => {
    const imports = source.flatMap((file) => file.imports.map(({ target }) => target));
    expect(imports.filter((target) => target.startsWith('test/'))).toEqual([]);
  });

  it('SQL stands in the store, in the queue, and in ingest/sql, nowhere else', () => {
    const home = /^src\/(store|queue|ingest\/sql)\//;
    expect(inSrc.filter(({ path }) => !home.test(path)).flatMap(findSql)).toEqual([]);
  });

  it('only the queue reads its table', () => {
    expect(offenders(inSrc, /\bpluggy\.jobs\b/).filter((path) => !path.startsWith('src/queue/'))).toEqual([]);
  });

  it('what is private to a class is so at run time too', () => {
    const keyword = /^\s*(private|protected) (?!constructor\b)/m; // a constructor has no other way
    expect(offenders(source, keyword)).toEqual([]);
  });

  it('nothing has the type any', () => {
    expect(source.flatMap(findAny)).toEqual([]);
  });

  it('what hides rows asks whether absence is believed', () => {
    const hides = /\b(tombstoneTransactions|tombstoneAccount|hideAbsent)\(/;
    const inSync = inSrc.filter(({ path }) => path.startsWith('src/sync/'));
    const hiding = offenders(inSync, hides);
    expect(hiding).not.toEqual([]);
    expect(hiding).toEqual(offenders(inSync, /\babsence\.isBelieved\(/));
  });

  it("in src/web the page's API client calls fetch, and what shows developers requests as they are", () => {
    const web = inSrc.filter(({ path }) => path.startsWith('src/web/'));
    expect(offenders(web, /\bfetch\(/).sort()).toEqual([
      'src/web/lib/api-client.ts',
      'src/web/lib/raw-call.ts',
      'src/web/service-worker.ts', // hands on what the browser asks for, and sees no answer of the API
    ]);
    const raw = web.filter(({ text }) => /raw-call\.ts'/.test(text)).map(({ path }) => path);
    expect(raw.filter((path) => !path.startsWith('src/web/developer/'))).toEqual([]);
  });

  it('the environment is read in one place', () => {
    const readers = offenders(inSrc, /process\.env\b/);
    expect(readers.sort()).toEqual([
      'src/cli/environment.ts',
      'src/services/PluggyV2.ts', // the default, for those who use the library
      'src/store/embedded/spawn-as.ts', // hands PATH down, reads no setting
      'src/web/developer/test/snippets.ts', // stands in code that people copy
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
    const room = /^src\/(domain\/texts|web|contract|connect\/texts)\//; // the page and the element have their own; inputs are described beside their schemas
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

  it('no function is longer than a screen', () => {
    const long = source
      .flatMap(listFunctions)
      .filter(
        ({ path, lines }) =>
          lines > (path.startsWith('src/') ? MAX_FUNCTION_LINES_IN_SRC : MAX_FUNCTION_LINES),
      );
    expect(long).toEqual([]);
  });

  it('few functions of src are longer than half a screen', () => {
    const functions = inSrc.flatMap(listFunctions);
    const long = functions.filter(({ lines }) => lines > LONG_FUNCTION_LINES);
    expect(long.length / functions.length).toBeLessThan(MOST_LONG_FUNCTIONS);
  });
});
