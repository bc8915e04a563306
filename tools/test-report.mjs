import { readFileSync, statSync } from 'node:fs';
import { root } from './root.mjs';

/**
 * `failures` names what failed, with the first lines of the reason: most of a long run's output is out of sight
 * at its end.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Counts
 */

const LINES_OF_REASON = 12;

/**
 * @param {string} name
 * @param {boolean} passed
 * @returns {Counts}
 */
export function oneTest(name, passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, failures: passed ? [] : [name] };
}

/** @param {Counts[]} counts */
export function addUp(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: counts.flatMap((count) => count.failures),
  };
}

/** @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Counts from vitest's JSON report. What fails without being a test counts as one failed test: a file that
 * cannot be loaded, an error outside all tests, a vitest that died before it could report.
 *
 * @param {string} title names the run in what failed
 * @param {string} file
 * @param {number} began when this run began: an older report is another run's
 * @param {number} code vitest's exit code
 * @returns {Counts}
 */
export function readReport(title, file, began, code) {
  const report = readFresh(file, began);
  if (report === null) return oneTest(`${title}: ended without a report`, false);
  const deadFiles = report.testResults.filter(
    (result) => result.status === 'failed' && !hasFailedTest(result),
  );
  const failures = [
    ...report.testResults.flatMap((result) => failedTests(result)),
    ...deadFiles.map((result) => `${shorten(result.name)}\n${firstLines(result.message)}`),
  ];
  if (failures.length === 0 && code !== 0) failures.push('an error outside all tests');
  return {
    passed: report.numPassedTests,
    failed: Math.max(failures.length, report.numFailedTests + deadFiles.length),
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failures.map((failure) => `${title}: ${failure}`),
  };
}

function failedTests(result) {
  return result.assertionResults
    .filter((test) => test.status === 'failed')
    .map(
      (test) =>
        `${shorten(result.name)} > ${test.fullName}\n${firstLines((test.failureMessages ?? []).join('\n'))}`,
    );
}

function firstLines(text = '') {
  const lines = text.split('\n').slice(0, LINES_OF_REASON);
  return lines.map((line) => `    ${line}`).join('\n');
}

function shorten(file = 'a file') {
  return file.startsWith(root) ? file.slice(root.length + 1) : file;
}

function hasFailedTest(result) {
  return result.assertionResults.some((test) => test.status === 'failed');
}

function readFresh(file, began) {
  try {
    // Some file systems keep times in whole seconds.
    if (statSync(file).mtimeMs < began - 1000) return null;
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
