import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, differences } from './support/doc-blocks.ts';
import { useWorld } from './support/world.ts';

const env = { ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64') };
const world = useWorld('running', { service: { env } });

const BLOCKS = blocksOf(readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8'));
const COMMANDS = BLOCKS.filter(({ language }) => language === 'sh');
const MARK = '@@@ command';
let said: string[];

const run = promisify(execFile);
const STAND_IN = fileURLToPath(new URL('support/curl.mjs', import.meta.url));

/** A folder with a `curl` for machines that have none. */
function withStandIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'curl-'));
  writeFileSync(join(folder, 'curl'), `#!/bin/sh\nexec '${process.execPath}' '${STAND_IN}' "$@"\n`, {
    mode: 0o755,
  });
  return folder;
}

/** One shell runs them all, as a reader's does; each has to succeed. */
async function runAll(): Promise<string[]> {
  const script = COMMANDS.map(({ text }) => `${text}\necho\necho '${MARK}'`).join('\n');
  const here = script
    .replaceAll('http://127.0.0.1:3000', world.service.url)
    .replaceAll('http://127.0.0.1:3001', world.service.sandbox.url);
  const folder = withStandIn();
  const { PATH = '' } = process.env;
  // a curl that is there comes first
  const env = { ...process.env, PATH: [PATH, dirname(process.execPath), folder].join(delimiter) };
  const { stdout } = await run('sh', ['-eu', '-c', here], { env, maxBuffer: 64 * 1024 * 1024 });
  rmSync(folder, { recursive: true });
  return stdout.split(`${MARK}\n`);
}

beforeAll(async () => {
  said = await runAll();
}, 240_000);

describe('docs/api.md', () => {
  it('has commands that all run', () => {
    expect(COMMANDS.length).toBeGreaterThan(15);
    expect(said).toHaveLength(COMMANDS.length + 1);
  });

  it('shows the answers that they have', () => {
    let compared = 0;
    for (const [index, { language, text }] of BLOCKS.entries()) {
      const before = BLOCKS[index - 1];
      if (language !== 'json' || before?.language !== 'sh') continue;
      const answer = said[COMMANDS.indexOf(before)] ?? '';
      compared += 1;
      expect(differences(JSON.parse(text), JSON.parse(answer)), before.text).toEqual([]);
    }
    expect(compared).toBeGreaterThan(12);
  });

  it('can be run where there is no curl', async () => {
    const url = `${world.service.url}/api/pluggy-v2/test`;
    const asked = ['-s', '-H', 'Authorization: Bearer sandbox-key', url];
    const { stdout } = await run(process.execPath, [STAND_IN, ...asked]);
    expect(JSON.parse(stdout)).toMatchObject({ mode: 'sandbox' });
    const sent = ['-s', '-H', 'Content-Type: application/json', '-d', '{}', url.replace('test', 'session')];
    expect(JSON.parse((await run(process.execPath, [STAND_IN, ...sent])).stdout)).toMatchObject({
      status: 401,
    });
  });

  it('is compared member by member', () => {
    expect(differences({ a: 1, b: [{ c: null }] }, { a: 2, b: [{ c: null }] })).toEqual([]);
    expect(differences({ a: 1 }, { a: '1' })).toEqual(['answer.a: number is shown, string came']);
    expect(differences({ a: 1 }, { a: 1, b: 2 })).toEqual(['answer.b came and is not shown']);
    expect(differences({ a: 1, '…': '…' }, { a: 1, b: 2 })).toEqual([]);
    expect(differences({ a: 1 }, {})).toEqual(['answer.a did not come']);
    expect(differences([1], [1, 2])).toEqual(['answer: 2 came, 1 are shown']);
    expect(differences([1, '…'], [1, 2])).toEqual([]);
  });
});
