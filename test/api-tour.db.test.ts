import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

/** One shell runs them all, as a reader's does; each has to succeed. */
beforeAll(async () => {
  const script = COMMANDS.map(({ text }) => `${text}\necho\necho '${MARK}'`).join('\n');
  const here = script
    .replaceAll('http://127.0.0.1:3000', world.service.url)
    .replaceAll('http://127.0.0.1:3001', world.service.sandbox.url);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', here], {
    maxBuffer: 64 * 1024 * 1024,
  });
  said = stdout.split(`${MARK}\n`);
}, 120_000);

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
