import { expect, it } from 'vitest';
import { measure } from './measure.ts';

const MIB = 2 ** 20;

it('charges no work with the memory of the work before it', async () => {
  const large = await measure(async () => {
    Buffer.alloc(256 * MIB, 1);
  });
  const small = await measure(async () => {
    Buffer.alloc(MIB, 1);
  });
  expect(large.peakOverIdleMib).toBeGreaterThan(200);
  expect(small.peakOverIdleMib).toBeLessThan(100);
});
