import { describe, expect, it } from 'vitest';
import { isNestedTooDeep, MOST_LEVELS } from './nesting.ts';

const deep = (levels: number): Buffer => Buffer.from(`${'['.repeat(levels)}${']'.repeat(levels)}`);
const mixed = (levels: number): string => (levels === 0 ? '1' : `{"a":[],"b":[0,${mixed(levels - 1)}]}`);

describe('nesting', () => {
  it('is told at its very limit, whatever stands beside it', () => {
    expect([isNestedTooDeep(deep(MOST_LEVELS)), isNestedTooDeep(deep(MOST_LEVELS + 1))]).toEqual([
      false,
      true,
    ]);
    expect(isNestedTooDeep(Buffer.from(mixed(MOST_LEVELS)))).toBe(true);
    expect(isNestedTooDeep(Buffer.from(mixed(MOST_LEVELS / 2)))).toBe(false);
    expect(isNestedTooDeep(Buffer.from('{"a":'.repeat(1_000_000)))).toBe(true);
  });

  it('is not what only stands in texts', () => {
    const text = JSON.stringify({ a: '['.repeat(500), [`{"\\${'{'.repeat(500)}`]: '\\"[[[' });
    expect(isNestedTooDeep(Buffer.from(`[${Array(100).fill(text).join(',')}]`))).toBe(false);
  });
});
