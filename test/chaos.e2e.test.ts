import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

it('half a minute of chaos loses nothing, doubles nothing and leaves everything equal to the bank', {
  timeout: 420_000,
}, async () => {
  const args = ['tools/run.mjs', 'chaos', '--seed', '1', '--minutes', '0.5'];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data));
  const [code] = await ended;
  expect(code, printed).toBe(0);
  const summary = printed.split('\n').find((line) => line.startsWith('{"problems"')) ?? '{}';
  const { acknowledged, strikes } = JSON.parse(summary) as { acknowledged: number; strikes: object };
  expect(acknowledged).toBeGreaterThan(0);
  expect(Object.keys(strikes).length).toBeGreaterThan(5);
});
