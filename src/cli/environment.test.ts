import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outliveReaders, readEnvFile } from './environment.ts';
import { WrongUse } from './wrong-use.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('a file of settings that is none is named, with the reason', () => {
  const file = join(folder, 'a-folder');
  mkdirSync(file);
  const read = (): void => readEnvFile(file);
  expect(read).toThrow(WrongUse);
  try {
    read();
  } catch (error) {
    expect((error as WrongUse).in('en')).toBe(`The file ${file} cannot be read (EISDIR).`);
  }
});

it('one that is there adds what the environment lacks, and none is none', () => {
  const file = join(folder, 'settings');
  writeFileSync(file, 'SETTING_OF_THIS_TEST=on\nPATH=nowhere\n');
  readEnvFile(file);
  readEnvFile(join(folder, 'nothing'));
  expect(process.env['SETTING_OF_THIS_TEST']).toBe('on');
  expect(process.env['PATH']).not.toBe('nowhere');
  delete process.env['SETTING_OF_THIS_TEST'];
});

it('output that nobody reads any more ends nothing', () => {
  const output = new PassThrough();
  outliveReaders(output);
  expect(() => output.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }))).not.toThrow();
});
