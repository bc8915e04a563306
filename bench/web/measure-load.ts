import type { Browser, CDPSession, Page } from 'playwright-core';

/** A phone on a slow line: 1.6 Mbit/s down, 150 ms there and back, and a processor four times slower than this one. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const SLOWER = 4;

/** How a browser asks for files to be packed. */
export type Packing = 'br' | 'gzip';

/** What one visit came to. Times are milliseconds from the beginning of the navigation. */
export interface Load {
  readonly scriptKb: number;
  readonly wholeKb: number;
  readonly requests: number;
  readonly firstPaint: number;
  /** The first piece of the person's data is drawn. */
  readonly data: number;
  readonly layoutShift: number;
  /** By how much tasks were longer than 50 ms: for so long the page did not answer. */
  readonly blocked: number;
}

interface Noted {
  data: number | null;
  shift: number;
  blocked: number;
}

declare global {
  var benchNotes: Noted;
}

/** Runs in the page before anything of it does. */
function note(selector: string): void {
  const notes: Noted = { data: null, shift: 0, blocked: 0 };
  globalThis.benchNotes = notes;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) notes.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) notes.blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  const watch = (): void => {
    if (document.querySelector(selector) === null) return void requestAnimationFrame(watch);
    notes.data = performance.now();
  };
  watch();
}

interface Bytes {
  script: number;
  whole: number;
  requests: number;
}

async function countBytes(devtools: CDPSession): Promise<Bytes> {
  const bytes: Bytes = { script: 0, whole: 0, requests: 0 };
  const types = new Map<string, string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.requests += 1;
    bytes.whole += encodedDataLength;
    if (types.get(requestId) === 'Script') bytes.script += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return bytes;
}

const paintOf = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);

/**
 * Opens a page as a stranger's browser does, which has nothing of it.
 * @param selector what is there once the person's data are
 * @param packing what the browser takes; all of today's take brotli
 */
export async function measureLoad(
  browser: Browser,
  url: string,
  selector: string,
  width: number,
  packing: Packing = 'br',
): Promise<Load> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    ...(packing === 'gzip' && { extraHTTPHeaders: { 'accept-encoding': 'gzip' } }),
  });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const bytes = await countBytes(devtools);
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(note, selector);
    await page.goto(url, { timeout: 120_000 });
    await page.waitForFunction(() => benchNotes.data !== null, undefined, { timeout: 120_000 });
    const firstPaint = await paintOf(page);
    // what comes late moves what stands there already
    await page.waitForTimeout(3_000);
    const { data, shift, blocked } = await page.evaluate(() => benchNotes);
    return {
      scriptKb: bytes.script / 1_000,
      wholeKb: bytes.whole / 1_000,
      requests: bytes.requests,
      firstPaint,
      data: data ?? Number.NaN,
      layoutShift: shift,
      blocked,
    };
  } finally {
    await context.close();
  }
}
