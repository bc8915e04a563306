import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { compressTexts } from './compress.mjs';
import { explainRefusal } from './file-errors.mjs';
import { hashFiles } from './hash-files.mjs';
import { run } from './run-process.mjs';
import { UserError } from './user-error.mjs';

const SOURCES = ['src', 'sandbox', 'scripts', 'bench', 'sim', 'chaos'];
const STAMP = '.stamp';

/** True when `dist` was built from these sources; also where only `dist` was shipped, without sources. */
export function isBuilt(root) {
  const dist = join(root, 'dist');
  if (!existsSync(join(root, 'src'))) return existsSync(dist);
  const stamp = join(dist, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(root);
}

/**
 * Builds everything into a folder beside `dist` and swaps the two at the end: a crash leaves the last whole
 * build, never half of one.
 */
export async function build(root) {
  console.log('Building (about 20 seconds) …');
  // Taken before: a file that is changed during the build makes the next run build again.
  const hash = sourceHash(root);
  const cache = join(root, '.cache');
  removeLeftovers(cache);
  const draft = join(cache, `build-${process.pid}`);
  mkdirSync(draft, { recursive: true });
  try {
    await allOf([
      compile(root, draft),
      bundle(root, 'vite.web.config.ts', join(draft, 'web')),
      bundle(root, 'vite.widget.config.ts', join(draft, 'sandbox-widget')),
      bundle(root, 'vite.connect.config.ts', join(draft, 'connect')),
      bundle(root, 'vite.connect.config.ts', join(draft, 'connect-widget'), 'widget'),
    ]);
    for (const part of ['connect', 'connect-widget']) {
      cpSync(join(draft, part), join(draft, 'web'), { recursive: true });
      rmSync(join(draft, part), { recursive: true });
    }
    await compressTexts(join(draft, 'web'));
    copySql(root, draft);
    dropPrivateTypes(root, draft);
    writeFileSync(join(draft, STAMP), hash);
    swap(root, draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Called under the lock, so whatever lies there was left by a build that was killed. */
function removeLeftovers(cache) {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (name.startsWith('build-')) tryToRemove(join(cache, name));
  }
}

/** What another user (root) built cannot always be removed: it stays in .cache and does no harm. */
function tryToRemove(path) {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // see above
  }
}

/** Waits for all even when one fails: the others would go on writing into a folder that is being removed. */
async function allOf(steps) {
  const outcomes = await Promise.allSettled(steps);
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (errors.length === 0) return;
  if (!errors.every((error) => error instanceof UserError)) throw errors[0];
  throw new UserError(errors.map((error) => error.message).join('\n'));
}

/** What the build depends on: tests and pages of text are not built, so they do not count. */
function sourceHash(root) {
  const configs = readdirSync(root).filter((name) => /^(tsconfig.*\.json|vite\..*config\.ts)$/.test(name));
  const inputs = [...SOURCES, ...configs, 'package.json', 'package-lock.json', 'tools/build.mjs'];
  return hashFiles(root, inputs, (path) => !/(\.test\.tsx?|\.md)$/.test(path));
}

async function compile(root, draft) {
  await node(root, 'The TypeScript compiler', [
    'node_modules/typescript/bin/tsc',
    '-p',
    'tsconfig.build.json',
    '--outDir',
    draft,
  ]);
}

async function bundle(root, config, to, mode = 'production') {
  const output = ['--outDir', to, '--emptyOutDir', '--logLevel', 'warn'];
  const options = ['build', '--config', config, '--mode', mode, ...output];
  await node(root, `Vite (${config})`, ['node_modules/vite/bin/vite.js', ...options]);
}

async function node(root, what, args) {
  // NODE_ENV from outside would decide which React is bundled.
  const env = { ...process.env, NODE_ENV: 'production' };
  const result = await run(process.execPath, args, { cwd: root, env, capture: true });
  if (result.code === 0) return;
  const refused = explainRefusal(result.output, join(root, '.cache'));
  throw new UserError(
    `${result.output}\nThe build failed: ${refused ?? `${what} reported the errors above.`}`,
  );
}

/** The compiler leaves out what is not TypeScript; the migrations are read from their files. */
function copySql(root, draft) {
  for (const file of readdirSync(join(root, 'src'), { recursive: true })) {
    if (!file.endsWith('.sql')) continue;
    const to = join(draft, 'src', file);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(root, 'src', file), to);
  }
}

/** Types that no entry of the package leads to help nobody, and are half of its files. */
function dropPrivateTypes(root, draft) {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const left = Object.values(exports).map(({ types }) => join(draft, types.replace('./dist/', '')));
  const wanted = new Set(left);
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
      const target = join(dirname(file), name.replace(/\.[jt]sx?$/, '.d.ts'));
      if (wanted.has(target) || !existsSync(target)) continue;
      wanted.add(target);
      left.push(target);
    }
  }
  for (const file of readdirSync(draft, { recursive: true })) {
    if (file.endsWith('.d.ts') && !wanted.has(join(draft, file))) rmSync(join(draft, file));
  }
}

function swap(root, draft) {
  const dist = join(root, 'dist');
  const old = `${draft}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(draft, dist);
  tryToRemove(old);
}
