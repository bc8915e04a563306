import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testEnvironment } from './test-environment.mjs';
import { addUp, oneTest, readReport, summary } from './test-report.mjs';

let folder;
let file;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pluggy-report-'));
  file = join(folder, 'report.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(overrides = {}) {
  const nothing = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  };
  writeFileSync(file, JSON.stringify({ ...nothing, ...overrides }));
}

test('the last line names skipped tests only when there are any', () => {
  expect(summary(addUp([oneTest('a', true), oneTest('b', false), oneTest('a', true)]))).toBe(
    '2 passed, 1 failed',
  );
  expect(summary({ passed: 1, failed: 0, skipped: 2, failures: [] })).toBe('1 passed, 0 failed, 2 skipped');
});

test('counts tests', () => {
  write({ numPassedTests: 3, numFailedTests: 2, numPendingTests: 1 });
  expect(readReport('Tests: unit', file, 0, 1)).toMatchObject({ passed: 3, failed: 2, skipped: 1 });
});

test('a file that cannot be loaded is a failure', () => {
  const failedTest = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  write({ numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [] }, failedTest] });
  expect(readReport('Tests: unit', file, 0, 1).failed).toBe(2);
});

test('names what failed, with the reason', () => {
  const failedTest = {
    status: 'failed',
    fullName: 'a sync writes rows',
    failureMessages: ['expected 1 to be 2'],
  };
  write({
    numFailedTests: 1,
    testResults: [
      { status: 'failed', name: 'test/x.test.ts', assertionResults: [failedTest, { status: 'passed' }] },
      { status: 'failed', name: 'test/y.test.ts', message: 'no such module', assertionResults: [] },
    ],
  });
  expect(readReport('Tests: unit', file, 0, 1).failures).toEqual([
    'Tests: unit: test/x.test.ts > a sync writes rows\n    expected 1 to be 2',
    'Tests: unit: test/y.test.ts\n    no such module',
  ]);
});

test('an error outside all tests is a failure', () => {
  write({ numPassedTests: 3 });
  expect(readReport('Tests: unit', file, 0, 1)).toMatchObject({ passed: 3, failed: 1, skipped: 0 });
});

test('a run without a report, or with that of another run, is a failure', () => {
  expect(readReport('Tests: unit', file, 0, 0).failed).toBe(1);
  write({ numPassedTests: 3 });
  expect(readReport('Tests: unit', file, Date.now() + 60_000, 0)).toMatchObject({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});

test('tests do not see the settings of whoever runs them', () => {
  const seen = testEnvironment({
    PATH: '/bin',
    DATABASE_URL: 'x',
    PLUGGY_CLIENT_ID: 'x',
    PORT: '1',
    NODE_ENV: 'production',
  });
  expect(seen).toEqual({ PATH: '/bin' });
});
