import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../src/', import.meta.url);
const WRITES = /(?:update|insert into)\s+pluggy\.transactions\b/;
const NOTES = /noteTransactions|notePage|recordChanges/;

/** Statements that change nothing of what is shown: why. */
const SILENT: Readonly<Record<string, string>> = {
  'store/documents/seal-stored.ts': 'what is sealed is shown as before',
  'store/statements/items/move-transactions-ahead.ts':
    'nobody sees the rows until their account moves, which notes them',
  'store/statements/transactions/settle-returned.ts': 'forgets why a row was hidden that is shown again',
};

it('whoever writes transactions names them in the log of changes', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.ts$/.test(path),
  );
  const writers = files.filter((path) => WRITES.test(readFileSync(new URL(path, ROOT), 'utf8')));
  expect(writers.length).toBeGreaterThan(Object.keys(SILENT).length);
  const silent = writers.filter((path) => !NOTES.test(readFileSync(new URL(path, ROOT), 'utf8')));
  expect(silent.sort()).toEqual(Object.keys(SILENT).sort());
});
