import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { compressTexts } from './compress.mjs';

const folder = mkdtempSync(join(tmpdir(), 'compress-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('puts what is the same text beside each one that is worth it', async () => {
  const text = 'const money = 1;\n'.repeat(300);
  writeFileSync(join(folder, 'app.js'), text);
  writeFileSync(join(folder, 'tiny.js'), 'x');
  writeFileSync(join(folder, 'logo.png'), text);
  await compressTexts(folder);
  expect(readdirSync(folder).sort()).toEqual(['app.js', 'app.js.br', 'app.js.gz', 'logo.png', 'tiny.js']);
  expect(brotliDecompressSync(readFileSync(join(folder, 'app.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, 'app.js.gz'))).toString()).toBe(text);
});
