import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { explainStart } from './explain-start.ts';

const config = readConfig({ DATA_DIR: '/srv/data' });
const fault = (code: string, more: object = {}): Error =>
  Object.assign(new Error('as it was said'), { code, ...more });

it('names the folder that may not be written, and the disk that is full', () => {
  expect(explainStart(fault('EACCES', { path: '/srv/data/pg' }), config)).toMatch(
    /^\/srv\/data\/pg may not be written by this user \(EACCES\)/,
  );
  expect(explainStart(fault('ENOSPC'), config)).toContain('The disk is full (/srv/data)');
});

it('does not blame the data folder for a socket that is closed to this user', () => {
  expect(explainStart(fault('EACCES', { syscall: 'connect' }), config)).toBe('as it was said');
});

it('names the port that is taken', () => {
  expect(explainStart(fault('EADDRINUSE'), config)).toContain('Port 3000 is taken');
  const withMetrics = readConfig({ METRICS_PORT: '9464' });
  expect(explainStart(fault('EADDRINUSE', { port: 9464 }), withMetrics)).toMatch(
    /^Port 9464 is taken .* set METRICS_PORT /,
  );
  expect(explainStart(fault('EADDRINUSE', { port: 3000 }), withMetrics)).toMatch(
    /^Port 3000 is taken .* set PORT /,
  );
});
