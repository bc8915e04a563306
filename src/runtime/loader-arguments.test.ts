import { expect, it } from 'vitest';
import { loaderArguments } from './loader-arguments.ts';

it('hands down how to load files, and no program', () => {
  const args = ['--require', 'a.cjs', '--import=tsx', '--inspect', '-e', 'run()', '--import', 'b.mjs'];
  expect(loaderArguments(args)).toEqual(['--require', 'a.cjs', '--import=tsx', '--import', 'b.mjs']);
  expect(loaderArguments(['--eval', 'run()', '--input-type=module'])).toEqual([]);
});
