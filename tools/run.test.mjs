import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.mjs';

test('an unknown command is answered with those that there are', () => {
  const result = spawnSync(process.execPath, [join(root, 'tools/run.mjs'), 'strat'], { encoding: 'utf8' });
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/^Unknown command "strat"\. There are: start, .*build\.\n$/);
});
