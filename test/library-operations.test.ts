import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { operations } from '../src/contract/operations.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { LIBRARY_METHODS, OTHER_METHODS } from './support/library-methods.ts';
import { renderLibraryTable } from './support/render-library.ts';

// After a change of the table of operations or of the library: npx vitest run -u --project unit test/library-operations.test.ts

const [BEGIN, END] = ['<!-- methods -->', '<!-- /methods -->'];
const named = Object.values(LIBRARY_METHODS).filter((name) => typeof name === 'string');

/** Every method, as its callers write it: those of the class, and those of its groups. */
function methodsOf(target: object, prefix = ''): string[] {
  const found: string[] = [];
  for (let at = Object.getPrototypeOf(target); at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (name === 'constructor') continue;
      const group: unknown = get?.call(target);
      if (group === undefined) found.push(`${prefix}${name}`);
      else found.push(...methodsOf(group as object, `${prefix}${name}.`));
    }
  }
  return found;
}

it('the library has a method for each operation that makes sense without HTTP, and no other', () => {
  const pluggy = new PluggyV2({ env: {} });
  expect(methodsOf(pluggy).sort()).toEqual([...new Set([...named, ...OTHER_METHODS])].sort());
  expect(Object.keys(LIBRARY_METHODS).sort()).toEqual(Object.keys(operations).sort());
});

it('docs/library.md names the method of each operation', async () => {
  const page = readFileSync(new URL('../docs/library.md', import.meta.url), 'utf8');
  const [before = '', rest = ''] = page.split(`${BEGIN}\n`);
  const after = rest.split(END)[1] ?? '';
  expect(after).not.toBe('');
  const text = `${before}${BEGIN}\n${renderLibraryTable()}\n${END}${after}`;
  await expect(text).toMatchFileSnapshot('../docs/library.md');
});
