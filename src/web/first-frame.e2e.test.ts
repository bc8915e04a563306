import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { visitApp } from './testing/visit-app.ts';

const app = visitApp();

/** Opens the page with its scripts held back, but for the one that runs before anything is drawn. */
async function openWithoutScripts(dark = false): Promise<() => void> {
  await app.open('/healthz', { width: 390, dark });
  let letThrough = (): void => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await app.page.route(/assets\/(?!before-paint).*\.js$/, (route) => held.then(() => route.continue()));
  return letThrough;
}

const first = () => app.page.locator('.first');
const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);

it('shows whose app it is before any script of the app has come, says so when that takes long, and makes room', async () => {
  app.connect(1);
  const letThrough = await openWithoutScripts();
  await app.page.goto(app.service.url, { waitUntil: 'commit' });
  await first().getByText('Open Finance').waitFor();
  const painted = () =>
    app.page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
  await expect.poll(painted).toBe(1);
  const words = first().locator('.first-words');
  await expect.poll(() => words.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
  letThrough();
  await app.page.getByRole('link', { name: 'Contas' }).last().waitFor();
  await expect.poll(() => first().isVisible()).toBe(false);
});

/** The colour of the browser's own bar. */
const bar = () =>
  app.page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
      .filter(({ media }) => matchMedia(media).matches)
      .map(({ content }) => content)
      .join(),
  );

it('has the theme that was chosen, whatever the system says', async () => {
  const letThrough = await openWithoutScripts();
  await app.page.goto(app.service.url, { waitUntil: 'commit' });
  await first().waitFor();
  const light = await background();
  const lightBar = await bar();
  await app.page.evaluate(() => localStorage.setItem('theme', 'dark'));
  await app.page.goto(app.service.url, { waitUntil: 'commit' });
  await first().waitFor();
  const dark = await background();
  expect(dark).not.toBe(light);
  const darkBar = await bar();
  expect(darkBar).toMatch(/^#\w{6}$/);
  expect(darkBar).not.toBe(lightBar);
  letThrough();
  await app.page.getByRole('link', { name: 'Contas' }).last().waitFor();
  expect(await background()).toBe(dark);
  expect(await bar()).toBe(darkBar);
  await app.page.getByRole('link', { name: 'Mais' }).last().click();
  await app.button('Clara').click();
  await expect.poll(bar).toBe(lightBar);
});

it('says without JavaScript what to do, and promises nothing', async () => {
  const context = await app.browser.newContext({ javaScriptEnabled: false });
  app.page = await context.newPage();
  await app.page.goto(app.service.url);
  // what stands in <noscript> is no text to Playwright
  const seen = app.page
    .locator('noscript p')
    .evaluateAll((lines) =>
      lines.filter((line) => line.getBoundingClientRect().height > 0).map((line) => line.textContent ?? ''),
    );
  expect((await seen).join()).toMatch(/Ligue o JavaScript nas configurações.*Switch JavaScript on/s);
  expect(await app.page.getByText('Carregando').isVisible()).toBe(false);
  expect(await app.page.locator('.skeleton').first().isVisible()).toBe(false);
});

it('asks for its styles before its scripts', async () => {
  const html = await readFile(join(app.folder, 'page', 'index.html'), 'utf8');
  expect(html.lastIndexOf('rel="stylesheet"')).toBeLessThan(html.indexOf('<script'));
  expect(html.indexOf('before-paint')).toBeLessThan(html.indexOf('type="module"'));
});
