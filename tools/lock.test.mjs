import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from './lock.mjs';

let root;
let lock;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pluggy-lock-'));
  mkdirSync(join(root, '.cache'));
  lock = join(root, '.cache/run.lock');
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

test('one at a time, and the others wait', async () => {
  let inside = 0;
  const order = [];
  const work = (name) => async () => {
    inside += 1;
    expect(inside).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(name);
    inside -= 1;
  };
  await Promise.all(['a', 'b', 'c'].map((name) => withLock(root, work(name))));
  expect(order.sort()).toEqual(['a', 'b', 'c']);
  expect(existsSync(lock)).toBe(false);
});

test('is free again after a failure', async () => {
  await expect(withLock(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(root, async () => 'done')).toBe('done');
});

test('the lock of a process that is gone is taken over', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  writeFileSync(lock, JSON.stringify({ pid: gone, started: null }));
  expect(await withLock(root, async () => 'done')).toBe('done');
});

test('a process that got the id of the one that is gone does not keep the lock', async () => {
  writeFileSync(lock, JSON.stringify({ pid: process.pid, started: 'before the machine was restarted' }));
  expect(await withLock(root, async () => 'done')).toBe('done');
});
