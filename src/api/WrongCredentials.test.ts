import type { Request } from 'express';
import { expect, it } from 'vitest';
import { WrongCredentials } from './WrongCredentials.ts';

const request = { ip: '203.0.113.7' } as Request;

it('after the wait that was told one more is taken, however slowly the others came', () => {
  const limits = new WrongCredentials(10);
  let now = 0;
  for (let tries = 0; tries < 10; tries += 1) {
    expect(limits.failed(request, now)).toBeUndefined();
    now += 300;
  }
  const waitMs = limits.failed(request, now);
  expect(waitMs).toBe(3_000);
  expect(limits.failed(request, now + (waitMs ?? 0))).toBeUndefined();
  expect(limits.failed(request, now + (waitMs ?? 0))).toBe(6_000);
});
