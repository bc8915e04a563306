import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function read(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => {
      const path = join(ROOT, folder, name);
      return { path: relative(ROOT, path), text: readFileSync(path, 'utf8') };
    });
}

const inSrc = read('src');
const statements = inSrc.filter(({ path }) => path.startsWith('src/store/statements/'));
const pathsOf = (files: readonly SourceFile[]): string[] => files.map(({ path }) => path);

/** `list-items-of-user.ts` → `listItemsOfUser` */
const functionOf = (path: string): string =>
  basename(path, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('what is written under a lease', () => {
  it('the guard is made in one place; the write path of a page has it in its own text', () => {
    expect(pathsOf(inSrc.filter(({ text }) => text.includes('leaseCondition('))).sort()).toEqual([
      'src/queue/fenced.ts',
      'src/queue/sql/lease.ts',
      'src/store/statements/transactions/write-transactions.ts',
    ]);
  });

  it('a lost lease is found in one place; the queue ends the runs themselves', () => {
    expect(pathsOf(inSrc.filter(({ text }) => text.includes('new LeaseLost('))).sort()).toEqual([
      'src/queue/JobRun.ts', // tells a run that is abandoned
      'src/queue/fenced.ts',
      'src/queue/settle-run.ts',
    ]);
  });

  it('a sync begins no transaction that does not hold its lease', () => {
    const sync = inSrc.filter(({ path }) => path.startsWith('src/sync/'));
    expect(pathsOf(sync.filter(({ text }) => /\.asSystem\(/.test(text)))).toEqual([]);
  });

  it('a sync writes with fenced statements, or within a transaction that holds the lease', () => {
    const writes = statements.filter(({ text }) =>
      /\b(insert into|update|delete from)\s+(pluggy\.|\$\{)/.test(text),
    );
    const unfenced = writes.filter(
      ({ text }) => !/from '[./]+queue\/fenced\.ts'/.test(text) || /tx: FencedTransaction/.test(text),
    );
    expect(unfenced.length).toBeGreaterThan(20);
    const sync = inSrc.filter(({ path }) => path.startsWith('src/sync/'));
    const outside = sync.flatMap(({ path, text }) =>
      unfenced
        .filter((statement) => text.includes(`/${basename(statement.path)}'`))
        .flatMap((statement) => [
          ...text.matchAll(new RegExp(`\\b${functionOf(statement.path)}\\((?!tx\\b)\\w+`, 'g')),
        ])
        .map(([call]) => `${path}: ${call}`),
    );
    expect(outside).toEqual([]);
  });
});

describe('what a use case may ask the database', () => {
  const useCases = inSrc.filter(({ path }) => path.startsWith('src/features/'));

  it('says for whom it runs: features know the database by `asUser` and `asSystem` alone', () => {
    expect(useCases.length).toBeGreaterThan(40);
    expect(pathsOf(useCases.filter(({ text }) => text.includes("store/Database.ts'")))).toEqual([
      'src/features/changes/ChangeFeed.ts', // holds the one connection that listens
    ]);
  });

  it('and what they work with has no other database', () => {
    const parts = useCases.find(({ path }) => path === 'src/features/shared/Parts.ts')?.text ?? '';
    const types = [...parts.matchAll(/readonly \w*[dD]atabase: (\w+)/g)].map(([, type]) => type);
    expect(types).toEqual(types.map(() => 'ScopedDatabase'));
    expect(types.length).toBeGreaterThan(1);
  });
});

describe('a statement a file', () => {
  it('is named like its function', () => {
    const wrong = statements.filter(
      ({ path, text }) => !new RegExp(`^export (async )?function\\*? ${functionOf(path)}\\b`, 'm').test(text),
    );
    expect(pathsOf(wrong)).toEqual([]);
  });

  it('begins with a verb that CONTRIBUTING names', () => {
    const paragraph =
      /- \*\*Statements\*\*[\s\S]*?\n- /.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'))?.[0] ?? '';
    const verbs = new Set([...paragraph.matchAll(/`(\w+)`/g)].map(([, verb]) => verb));
    const others = statements.filter(({ path }) => !verbs.has(basename(path).split('-')[0] ?? ''));
    expect(pathsOf(others)).toEqual([]);
  });

  it('has a legend that says what each parameter is, where there are three or more', () => {
    const withLegend = inSrc.filter(({ path }) =>
      /^src\/(store\/statements|queue\/sql|ingest\/sql)\//.test(path),
    );
    expect(withLegend.length).toBeGreaterThan(100);
    const wrong = withLegend.flatMap(({ path, text }) => {
      const comments = (text.match(/\/\*[\s\S]*?\*\//g) ?? []).join('\n');
      const used = new Set(
        [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)),
      );
      if (Math.max(0, ...used) < 3) return [];
      const named = [...comments.matchAll(/\$(\d+)(?: to \$(\d+))?/g)].map(
        ([, from, to = from]) => [Number(from), Number(to)] as const,
      );
      const missing = [...used].filter(
        (number) => !named.some(([from, to]) => from <= number && number <= to),
      );
      return missing.length === 0 ? [] : [`${path}: ${missing.map((number) => `$${number}`).join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });
});
