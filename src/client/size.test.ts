import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { readTree } from '../../tools/source-tree.mjs';

const MOST_BYTES = 12 * 1_024;

it('the whole client takes at most 12 kB in a page', async () => {
  const entry = fileURLToPath(new URL('./index.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'client' } },
  });
  const [bundle] = [built].flat();
  const output = bundle && 'output' in bundle ? bundle.output : [];
  const code = output.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  expect(code).toHaveLength(1);
  expect(code[0]).toContain('ItemNotFoundError'); // nothing was shaken off
  expect(gzipSync(code.join('')).length).toBeLessThanOrEqual(MOST_BYTES);
});

it('runs wherever fetch does: imports nothing but itself', () => {
  const files = readTree('src/client');
  const foreign = files.flatMap(({ path }) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)]
      .map(([, target = '']) => target)
      .filter((target) => !target.startsWith('./') && !target.startsWith('../')),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(foreign).toEqual([]);
});
