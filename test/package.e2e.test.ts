import { execFileSync } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MOST_BYTES = 40 * 1024 * 1024;
/** What a fresh clone does not have. */
const NOT_CLONED = /^(node_modules|dist|\.cache|\.data|\.git)$/;

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: true; readonly optional?: true }>>;
}
const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;
const { name: NAME, exports } = readJson<Manifest>('package.json');
const ENTRIES = Object.keys(exports).map((entry) => NAME + entry.slice(1));
/** Folders of what is installed with neither development tools nor optional dependencies. */
const NEEDED = Object.entries(readJson<Lock>('package-lock.json').packages)
  .filter(([path, { dev, optional }]) => path !== '' && dev !== true && optional !== true)
  .map(([path]) => path);

const folder = mkdtempSync(join(tmpdir(), 'pluggy-package-'));
const app = join(folder, 'app');
const own = join(app, 'node_modules', NAME);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function link(path: string): void {
  mkdirSync(dirname(join(app, path)), { recursive: true });
  symlinkSync(join(ROOT, path), join(app, path));
}

/** Packs a clone in which nothing was built, and installs that beside what is installed here: without a registry. */
beforeAll(() => {
  const clone = join(folder, 'clone');
  cpSync(ROOT, clone, { recursive: true, filter: (path) => !NOT_CLONED.test(relative(ROOT, path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  run('npm', ['pack', '--offline', '--pack-destination', folder], clone);
  const [tarball = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  mkdirSync(own, { recursive: true });
  run('tar', ['-xzf', join(folder, tarball), '--strip-components', '1'], own);
  for (const path of NEEDED.filter((needed) => needed.lastIndexOf('node_modules/') === 0)) link(path);
  // an app that takes the entry for React has React
  for (const name of ['react', '@types/react', 'csstype']) link(`node_modules/${name}`);
}, 300_000);

const filesIn = (at: string): string[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((file) => lstatSync(join(at, file)).isFile());

describe('the package', () => {
  it('is built when it is packed, and holds nothing that only its developers need', () => {
    const files = filesIn(own);
    expect(files).toContain('dist/src/main.js');
    expect(files).toContain('dist/web/index.html');
    const wrong = /^dist\/(bench|sim|chaos)\/|\.test\.|\/testing\/|^(test|tools)\/|\.map$/;
    expect(files.filter((file) => wrong.test(file))).toEqual([]);
  });

  it('carries the licences of what is bundled into its pages', () => {
    for (const [page, libraries] of [
      ['web', ['preact', '@tanstack/react-query']],
      ['sandbox-widget', ['react', 'react-dom', 'scheduler']],
    ] as const) {
      const notices = readFileSync(join(own, 'dist', page, 'THIRD-PARTY-NOTICES.md'), 'utf8');
      for (const bundled of libraries)
        expect(notices).toMatch(new RegExp(`^## ${bundled} - .*\\(MIT\\)$`, 'm'));
      expect(notices).toContain('Permission is hereby granted');
    }
    const ofScript = (name: string): string =>
      readFileSync(join(own, 'dist/web', `${name}.licenses.md`), 'utf8');
    expect(ofScript('pluggy-connect')).toMatch(/^## uqr - .*\(MIT\)$/m);
    expect(ofScript('pluggy-connect-widget')).toMatch(/^## zoid - [\s\S]*Apache License, Version 2\.0/m);
  });

  it('takes at most 40 MB with all that it needs', () => {
    const blocksOf = (at: string): number =>
      readdirSync(at, { withFileTypes: true })
        .filter((entry) => entry.name !== 'node_modules')
        .reduce(
          (sum, entry) =>
            sum +
            lstatSync(join(at, entry.name)).blocks +
            (entry.isDirectory() ? blocksOf(join(at, entry.name)) : 0),
          0,
        );
    const blocks = [own, ...NEEDED.map((path) => join(ROOT, path))].map(blocksOf);
    expect(blocks.reduce((sum, some) => sum + some, 0) * 512).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('compiles in a strict project that checks the types of its libraries', () => {
    const lines = ENTRIES.map((entry, index) => `export * as entry${index} from '${entry}';`);
    writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
    // the one thing that such a project has besides
    for (const types of ['@types/node', 'undici-types']) link(`node_modules/${types}`);
    writeFileSync(join(app, 'index.ts'), lines.join('\n'));
    const options = { strict: true, skipLibCheck: false, noEmit: true, module: 'nodenext', target: 'es2022' };
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    let said = '';
    try {
      said = run(process.execPath, [tsc, '-p', app, '--preserveSymlinks'], app);
    } catch (error) {
      said = (error as { stdout: string }).stdout;
    }
    expect(said).toBe('');
  });

  it.each(ENTRIES)('loads by import and by require: %s', (entry) => {
    const imported = `import('${entry}').then((module) => console.log(Object.keys(module).length > 0))`;
    expect(run(process.execPath, ['-e', imported], app)).toBe('true\n');
    const required = `console.log(Object.keys(require('${entry}')).length > 0)`;
    expect(run(process.execPath, ['--no-warnings', '-e', required], app)).toBe('true\n');
  });
});
