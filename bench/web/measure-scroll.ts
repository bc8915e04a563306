import type { Browser } from 'playwright-core';

/** What scrolling through a long list cost. */
export interface Scroll {
  readonly rows: number;
  /** Milliseconds. */
  readonly longestTask: number;
  /** Milliseconds between two frames, of which 95 of 100 took no longer. */
  readonly frame: number;
  readonly mostNodes: number;
  readonly heapMb: number;
}

const TURNS = 400;
const TURN_PX = 1_500;

/** Turns the wheel through the list of transactions on a processor of full speed, while its pages come in. */
export async function measureScroll(browser: Browser, url: string, rowSelector: string): Promise<Scroll> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.goto(url);
    await page.locator(rowSelector).first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2_000);
    await page.evaluate(() => {
      const frames: number[] = [];
      const tasks: number[] = [];
      Object.assign(globalThis, { benchFrames: frames, benchTasks: tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
      let before = performance.now();
      const next = (now: number): void => {
        frames.push(now - before);
        before = now;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    await page.mouse.move(640, 500);
    let mostNodes = 0;
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, TURN_PX);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      if (turn % 20 === 0)
        mostNodes = Math.max(mostNodes, await page.evaluate(() => document.querySelectorAll('*').length));
    }
    const { frames, tasks, px } = await page.evaluate(() => {
      const { benchFrames, benchTasks } = globalThis as unknown as {
        benchFrames: number[];
        benchTasks: number[];
      };
      return { frames: benchFrames, tasks: benchTasks, px: scrollY };
    });
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const sorted = frames.toSorted((a, b) => a - b);
    return {
      rows: Math.round(px / 64),
      longestTask: Math.max(0, ...tasks),
      frame: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
      mostNodes,
      heapMb: usedSize / 1_048_576,
    };
  } finally {
    await context.close();
  }
}
