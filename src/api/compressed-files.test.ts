import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compressedFiles } from './compressed-files.ts';

const TEXT = 'const money = 1;\n'.repeat(200);
const folder = mkdtempSync(join(tmpdir(), 'files-'));
let server: Server;
let url: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'app.js'), TEXT);
  writeFileSync(join(folder, 'deep', 'app.js.br'), brotliCompressSync(TEXT));
  writeFileSync(join(folder, 'deep', 'app.js.gz'), gzipSync(TEXT));
  writeFileSync(join(folder, 'plain.js'), TEXT);
  const app = express();
  app.use('/assets', compressedFiles(folder), express.static(folder));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/assets` : '';
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const head = async (path: string, headers: Record<string, string>) => {
  const answer = await fetch(url + path, { headers });
  return { answer, coding: answer.headers.get('content-encoding'), text: await answer.text() };
};

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', null],
])('whoever takes %s gets %s, and the same text', async (accepted, expected) => {
  const { answer, coding, text } = await head('/deep/app.js', { 'accept-encoding': accepted });
  expect([answer.status, coding, text]).toEqual([200, expected, TEXT]);
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('vary')).toBe('Accept-Encoding');
});

it('a part is one of the plain file, and what has no copy is sent as it is', async () => {
  const part = await head('/deep/app.js', { 'accept-encoding': 'br', range: 'bytes=0-4' });
  expect([part.answer.status, part.coding, part.text]).toEqual([206, null, 'const']);
  const plain = await head('/plain.js', { 'accept-encoding': 'br' });
  expect([plain.answer.status, plain.coding, plain.answer.headers.get('vary')]).toEqual([200, null, null]);
});
