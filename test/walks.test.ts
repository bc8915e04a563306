import { describe, expect, it } from 'vitest';
import { readTree } from '../tools/source-tree.mjs';
import { followWalk, WALKS } from '../tools/walks.mjs';

const files = readTree('src');

describe('the walks that npm run measure prints', () => {
  it.each(WALKS.map((walk) => [walk.name, walk] as const))('%s: each frame calls the next', (_, walk) => {
    expect(followWalk(files, walk).problems).toEqual([]);
  });

  it('are as short as they shall stay', () => {
    for (const { name, most, frames } of WALKS) {
      if (most === undefined) continue;
      expect(frames.length, name).toBeLessThanOrEqual(most.frames);
      expect(followWalk(files, { frames }).files.length, name).toBeLessThanOrEqual(most.files);
    }
  });

  it('leave out no frame: one that is taken away breaks them', () => {
    for (const { name, frames } of WALKS) {
      for (const [index, frame] of frames.entries()) {
        const next = frames[index + 1];
        // what was handed over may come from further up
        if (index === 0 || typeof frame !== 'string' || typeof next !== 'string') continue;
        const shorter = frames.filter((one) => one !== frame);
        expect(followWalk(files, { frames: shorter }).problems, `${name} without ${frame}`).not.toEqual([]);
      }
    }
  });
});
