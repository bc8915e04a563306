import { describe, expect, it } from 'vitest';
import { brandManifest, brandPage } from './branded-files.ts';

const HTML =
  '<head><title>Open Finance</title></head><body><span class="brand"><span class="brand-mark"><svg></svg></span>' +
  '<span class="brand-name">Open Finance</span></span></body>';
const NOBODY = {
  name: undefined,
  url: undefined,
  logoUrl: undefined,
  legalName: undefined,
  purpose: undefined,
};

describe('a page', () => {
  it('stays as it is where nobody has a name', () => {
    expect(brandPage(HTML, NOBODY)).toBe(HTML);
  });

  it('has the name of the team, whatever signs are in it, and its logo', () => {
    const brand = {
      ...NOBODY,
      name: `A & B "$&" </title><script>`,
      logoUrl: 'https://loja.example/l.svg?a=1&b=2',
    };
    const name = 'A &amp; B &quot;$&amp;&quot; &lt;/title&gt;&lt;script&gt;';
    expect(brandPage(HTML, brand)).toBe(
      `<head><title>${name}</title><meta name="application-name" content="${name}" />` +
        '<meta name="application-logo" content="https://loja.example/l.svg?a=1&amp;b=2" /></head><body><span class="brand">' +
        '<img class="brand-logo" src="https://loja.example/l.svg?a=1&amp;b=2" alt="" referrerpolicy="no-referrer" />' +
        `<span class="brand-name">${name}</span></span></body>`,
    );
  });
});

it('the app is installed under the name of the team', () => {
  expect(JSON.parse(brandManifest('{"id":"/","name":"Open Finance"}', { ...NOBODY, name: 'Loja' }))).toEqual({
    id: '/',
    name: 'Loja',
    short_name: 'Loja',
  });
  expect(brandManifest('{"id":"/"}', NOBODY)).toBe('{"id":"/"}');
});
