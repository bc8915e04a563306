import { afterAll, beforeAll, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('alone');
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('/docs loads nothing from another host, keeps to its strict policy, and works without a script', async () => {
  const page = await browser.newPage();
  const requested: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const answer = await page.goto(`${world.app.url}/docs`, { waitUntil: 'networkidle' });
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  const loaded = requested.filter((url) => !url.startsWith('data:'));
  expect(loaded.sort()).toEqual([`${world.app.url}/docs`, `${world.app.url}/docs/style.css`]);
  expect(complaints).toEqual([]);
  // the style came in: the navigation stands beside the text
  const beside = await page.evaluate(() => getComputedStyle(document.body).display);
  expect(beside).toBe('grid');
  await page.getByText('transactions', { exact: true }).first().click();
  await page.getByRole('link', { name: 'GET /user/{userId}/transactions', exact: true }).click();
  await page.getByRole('heading', { name: 'GET /user/{userId}/transactions', exact: true }).waitFor();
  expect(new URL(page.url()).hash).toBe('#listTransactions');
  // a narrow page has no sideways scroll
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.close();
});

it('is public, known by its version, and read alone', async () => {
  const first = await call(world.app.url, '/docs', { token: null });
  const etag = first.headers.get('etag') ?? '';
  // Node's fetch asks past every cache unless it is told otherwise
  const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  expect((await call(world.app.url, '/docs', { token: null, headers })).status).toBe(304);
  expect((await call(world.app.url, '/docs', { method: 'POST', token: null })).status).toBe(405);
});
