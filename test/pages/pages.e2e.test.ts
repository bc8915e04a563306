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
const { PAGE_PICTURES: pictures } = process.env;
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

/** Asked before anything is done to the page. The sandbox's own page is no part of the product. */
async function expectNothingMoved({ at }: PageToSee): Promise<void> {
  if (at === 'sandbox') return;
  const { sum, moved } = await shiftsOf(page);
  expect(sum, moved.join('\n')).toBeLessThanOrEqual(MOST_SHIFT);
}

describe('in Portuguese, from the narrowest phone to the widest desk', () => {
  beforeAll(() => beginVisit('pt-BR', 390));
  afterAll(() => context.close());

  it.each(PAGES)('$name bars nobody, cuts nothing off, is light, and stands still', async (one) => {
    await open(one);
    await expectNothingMoved(one);
    await expectNoBarriers();
    await expectLight(one);
    await expectNothingCut(one);
    expect(complaints).toEqual([]);
  });
});

describe('in English, at a desk', () => {
  beforeAll(() => beginVisit('en-US', 1_440));
  afterAll(() => context.close());

  // the reference of the API has one language
  it.each(PAGES.filter(({ name }) => name !== 'docs'))('$name bars nobody, and stands still', async (one) => {
    await open(one);
    await expectNothingMoved(one);
    await expectNoBarriers();
    await expectNothingCutAt(1_440);
    expect(complaints).toEqual([]);
  });
});

if (pictures !== undefined)
  describe('the picture of each page', () => {
    beforeAll(() => beginVisit('pt-BR', 390));
    afterAll(() => context.close());

    it.each(PAGES)('$name is taken', async (one) => {
      for (const width of PICTURE_WIDTHS) {
        await open(one, width);
        await takePictures(page, pictures ?? '', `${one.name}-${width}`);
      }
    });
  });

it('text that is cut off, outside or on other text is found, and what scrolls or can be opened is not', async () => {
  const tab = await browser.newPage({ viewport: { width: 400, height: 400 } });
  const box = 'width: 60px; white-space: nowrap; overflow:';
  await tab.setContent(`<!doctype html><body>
    <p style="${box} hidden">a name that is cut</p>
    <p style="${box} hidden; text-overflow: ellipsis">a name with dots</p>
    <p style="${box} hidden; text-overflow: ellipsis" title="a">a name with a title</p>
    <p style="${box} hidden; text-overflow: ellipsis" id="opened">a name that opens</p><button aria-controls="opened">all</button>
    <p style="${box} auto">a name that scrolls</p>
    <p style="height: 12px; overflow: hidden">half<br>a text</p>
    <p style="margin-left: -40px">left out</p>
    <p style="height: 0; margin: 0">one</p><p style="margin: 0">another</p>`);
  const found = await tab.evaluate(findCutText);
  expect(found).toEqual([
    'cut off: a name that is cut',
    'cut off: a name with dots',
    'cut off: half',
    'cut off: a text',
    'outside: left out',
    'on top of each other: one | another',
  ]);
  await tab.close();
});
