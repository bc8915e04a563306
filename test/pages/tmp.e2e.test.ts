import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { findCutText } from './find-cut-text.ts';
import { PAGES, type PageToSee } from './pages.ts';
import { PICTURE_WIDTHS, takePictures } from './take-picture.ts';
import { drawAll, shiftsOf, watchShifts } from './watch-shifts.ts';
import { usePersonsWorld } from './world.ts';

/** `npm run screenshots` names the folder. */

const world = usePersonsWorld();
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the browser refused, and scripts that failed. */
let complaints: string[] = [];
/** As wide as the pages of this visit begin. */
let begunWidth: number;
/** The compressed length of each script that came, by its address. */
const lengths = new Map<string, Promise<number>>();
let scripts = new Set<string>();

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Fetched seconds after the page is there, for a day without the network: when that is depends on the machine. */
const AFTERWARDS = /\/(service-worker|offline-[\w-]+)\.js$/;

function noteScript(response: Response): void {
  const url = response.url();
  if (response.request().resourceType() !== 'script' || !response.ok() || AFTERWARDS.test(url)) return;
  scripts.add(url);
  if (!lengths.has(url))
    lengths.set(
      url,
      response.body().then((bytes) => gzipSync(bytes, { level: 9 }).length),
    );
}

async function beginVisit(locale: string, width: number): Promise<void> {
  context = await browser.newContext({ locale, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const cookie = { name: 'pluggy_session', value: world.sessionToken, url: world.service.url };
  await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }]);
  await watchShifts(context);
  begunWidth = width;
  page = await context.newPage();
  await page.clock.setFixedTime(world.today);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('response', noteScript);
}

/** Loads a page, lets its data come one after the other, and waits until all of it is drawn. */
async function open({ at, path, shows, name }: PageToSee, width = begunWidth): Promise<void> {
  complaints = [];
  scripts = new Set();
  await page.goto('about:blank');
  await page.setViewportSize({ width, height: 900 });
  await page.goto((at === 'service' ? world.service.url : world.sandbox.url) + path(world.known));
  await page.locator('h1').first().waitFor();
  const known = page.locator('main').getByText(shows).first();
  // on the page of components, bones of what is to come are what it shows
  const bones = page.locator(name === 'design' ? 'main .no-bones' : 'main .skeleton');
  await drawAll(page, async () => (await known.count()) === 1 && (await bones.count()) === 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const expectNoBarriers = async (): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect([colorScheme, ...(await findBarriers(page))]).toEqual([colorScheme]);
  }
};

const WIDTHS = Array.from({ length: 57 }, (_, step) => 320 + 40 * step);

/** Charts are drawn again a moment after the window has another size. */
const expectNothingCutAt = (width: number): Promise<void> =>
  expect.poll(() => page.evaluate(findCutText), { message: `${width} px`, timeout: 10_000 }).toEqual([]);

async function expectNothingCut({ widest }: PageToSee): Promise<void> {
  for (const width of WIDTHS.filter((one) => one <= widest || one === WIDTHS.at(-1))) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingCutAt(width);
  }
}

async function expectLight({ scriptKb }: PageToSee): Promise<void> {
  const all = await Promise.all([...scripts].map((url) => lengths.get(url) ?? 0));
  const kb = all.reduce((sum, length) => sum + length, 0) / 1_000;
  expect(kb).toBeLessThanOrEqual(scriptKb ?? 0);
}

/** The most that may move by itself, as the browser counts it: 0.1 is what people notice. */
const MOST_SHIFT = 0.02;

/** Asked before anything is done to the page. */
async function expectNothingMoved(): Promise<void> {
  const { sum, moved } = await shiftsOf(page);
  expect(sum, moved.join('\n')).toBeLessThanOrEqual(MOST_SHIFT);
}

import { appendFileSync, writeFileSync } from 'node:fs';

writeFileSync('/tmp/shifts.txt', '');
describe.each([
  ['pt-BR', 390],
  ['en-US', 1440],
  ['pt-BR', 1440],
  ['en-US', 390],
] as const)('%s %s', (l, w) => {
  beforeAll(() => beginVisit(l, w));
  afterAll(() => context.close());
  it.each(PAGES.filter((p) => p.name !== 'docs' && (w === 390) === (l === 'pt-BR')))(
    '$name',
    async (one) => {
      const t = Date.now();
      await open(one);
      const { sum, moved } = await shiftsOf(page);
      appendFileSync(
        '/tmp/shifts.txt',
        `${l} ${w} ${one.name} ${sum.toFixed(3)} ${Date.now() - t}ms ${complaints.join('|')}\n` +
          (sum > 0.005 ? moved.map((m) => '      ' + m).join('\n') + '\n' : ''),
      );
    },
    60000,
  );
});
