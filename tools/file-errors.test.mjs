import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePassableFolder } from '../test/support/passable-folder.ts';
import { explainingRefusals, explainRefusal } from './file-errors.mjs';
import { root } from './root.mjs';

let folder;
beforeEach(() => {
  folder = makePassableFolder('pluggy-refused-');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

/** A checkout that somebody else made: whoever runs the tests as root has another user run it. */
function checkoutOfSomebodyElse() {
  cpSync(join(root, 'tools'), join(folder, 'tools'), { recursive: true });
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/main.ts'), '');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  chmodSync(folder, 0o555);
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
}

test('a later run as another user says whose the folder is, and how to get it', () => {
  const user = checkoutOfSomebodyElse();
  const program = join(folder, 'tools/run.mjs');
  const node = spawnSync(process.execPath, ['--version'], { ...user, cwd: '/' }).status === 0;
  expect(node, 'the other user can run Node here').toBe(true);
  const { status, stderr } = spawnSync(process.execPath, [program, 'start'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/\.cache may not be written by this user: .*sudo chown -R/);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a full disk is named, whoever met it', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC', path: '/x/dist' });
  await expect(explainingRefusals('/x', () => Promise.reject(full))).rejects.toThrow(
    'The disk is full (/x/dist). Free about 1 GB there, then run the same command again.',
  );
  expect(explainRefusal('npm error code ENOSPC\nnpm error syscall write', '/x')).toMatch(/^The disk is full/);
});

test('any other error stays what it is', async () => {
  const other = Object.assign(new Error('boom'), { code: 'EBOOM' });
  await expect(explainingRefusals(tmpdir(), () => Promise.reject(other))).rejects.toBe(other);
  expect(explainRefusal("src/a.ts(1,1): error TS2304: Cannot find name 'x'.", '/x')).toBeUndefined();
});
