import { expect, it } from 'vitest';
import { picture } from './picture.ts';

const png = Buffer.from('\u0089PNG, and enough bytes to look like a picture').toString('base64');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>').toString('base64');

it('takes a data address as it is and wraps bare base64', () => {
  expect(picture('data:image/png;base64,AAAA')).toBe('data:image/png;base64,AAAA');
  expect(picture(png)).toBe(`data:image/png;base64,${png}`);
  expect(picture(svg)).toBe(`data:image/svg+xml;base64,${svg}`);
});

it('takes nothing else for a picture', () => {
  for (const other of [
    null,
    '',
    '123456',
    'https://bank.example/qr',
    'javascript:alert(1)',
    '00020126580014br.gov.bcb.pix0136',
  ]) {
    expect(picture(other)).toBeNull();
  }
});
