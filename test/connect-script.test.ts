import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildScript } from './connect/build-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'connect-script-'));
let script: Buffer;

beforeAll(async () => {
  await buildScript(folder);
  script = readFileSync(join(folder, 'pluggy-connect.js'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('the script is at most 30 kB on the wire', () => {
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(30_000);
});

it("holds no part of Pluggy's own window, nor of a framework", () => {
  expect(script.toString()).not.toMatch(/zoid|post-robot|react(?!NativeWebView)/i);
});

/** After a change of the element: `npx vitest run --project unit test/connect-script -u` writes the new hash. */
it('docs/connect.md prints its hash', async () => {
  const version = createHash('sha256').update(script).digest('hex').slice(0, 8);
  const integrity = createHash('sha384').update(script).digest('base64');
  const page = readFileSync('docs/connect.md', 'utf8')
    .replace(/\?v=[0-9a-f]{8}/, `?v=${version}`)
    .replace(/sha384-[A-Za-z0-9+/=]+/, `sha384-${integrity}`);
  await expect(page).toMatchFileSnapshot('../docs/connect.md');
});
