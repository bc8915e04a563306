import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { install, isInstalled } from './install.mjs';

const withDev = { withDev: true };
let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pluggy-install-'));
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function writeProject(packages = {}, name = 'example') {
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
  const lock = {
    name,
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name, version: '1.0.0' }, ...packages },
  };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
}

/** What npm writes when somebody installs by hand. */
function writeRecord(packages) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

/** Stands for npm: no test may reach the registry. */
function useNpm(script) {
  const cli = join(root, 'npm-cli.js');
  writeFileSync(cli, script);
  vi.stubEnv('npm_execpath', cli);
}

test('a fresh clone is not installed, an installation makes it so, another lock file undoes it', async () => {
  useNpm(`process.exit(process.argv[2] === 'ci' && process.argv.includes('--include=dev') ? 0 : 1)`);
  writeProject({ 'node_modules/one': { version: '1.0.0', integrity: 'sha512-a' } });
  expect(isInstalled(root, withDev)).toBe(false);
  await install(root);
  expect(isInstalled(root, withDev)).toBe(true);
  writeProject({ 'node_modules/one': { version: '1.0.1', integrity: 'sha512-b' } });
  expect(isInstalled(root, withDev)).toBe(false);
});

test('what somebody installed by hand counts, when it is what the lock file asks for', () => {
  const wanted = { version: '1.0.0', integrity: 'sha512-a' };
  writeProject({ 'node_modules/one': wanted, 'node_modules/elsewhere': { ...wanted, optional: true } });
  writeRecord({ 'node_modules/one': wanted });
  expect(isInstalled(root, withDev)).toBe(true);
  writeRecord({ 'node_modules/one': { ...wanted, version: '0.9.0' } });
  expect(isInstalled(root, withDev)).toBe(false);
});

test('development packages count only where they are needed', () => {
  writeProject({ 'node_modules/tool': { version: '1.0.0', dev: true } });
  writeRecord({});
  expect(isInstalled(root, withDev)).toBe(false);
  expect(isInstalled(root, { withDev: false })).toBe(true);
});

test.each([
  ['npm error code EACCES', /belongs to another one/],
  ['npm error code ENOTFOUND', /check the network/],
  ['npm error code EUSAGE', /run "npm install"/],
])('an installation that fails with "%s" says what to do', async (output, advice) => {
  useNpm(`console.error(${JSON.stringify(output)}); process.exit(1)`);
  writeProject({ 'node_modules/one': { version: '1.0.0' } });
  await expect(install(root)).rejects.toThrow(advice);
  expect(isInstalled(root, withDev)).toBe(false);
});
