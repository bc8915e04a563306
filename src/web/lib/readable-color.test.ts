import { expect, it } from 'vitest';
import { readableColor } from './readable-color.ts';

it('puts white on dark colours and near-black on light ones', () => {
  expect(readableColor('820AD1')).toEqual({ background: '#820AD1', text: '#ffffff' });
  expect(readableColor('#FFEF38')?.text).toBe('#14181a');
});

it.each([null, undefined, '', 'red', 'fff;background:url(x)'])('makes nothing of %s', (color) => {
  expect(readableColor(color)).toBeNull();
});
