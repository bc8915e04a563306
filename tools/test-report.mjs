import { readFileSync, statSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export function oneTest(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** @param {Counts[]} counts */
export function addUp(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Counts from vitest's JSON report. What fails without being a test counts as one failed test: a file that
 * cannot be loaded, an error outside all tests, a vitest that died before it could report.
 *
 * @param {string} file
 * @param {number} began when this run began: an older report is another run's
 * @param {number} code vitest's exit code
 * @returns {Counts}
 */
export function readReport(file, began, code) {
  const report = readFresh(file, began);
  if (report === null) return oneTest(false);
  const deadFiles = report.testResults.filter(
    (result) => result.status === 'failed' && !hasFailedTest(result),
  );
  const failed = report.numFailedTests + deadFiles.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
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
