import type { Page, Route } from 'playwright-core';

/** What moved by itself, as the browser counts it. */
export interface Shifts {
  readonly sum: number;
  /** What moved by how much, for whoever has to mend it. */
  readonly moved: readonly string[];
}

declare global {
  var shifts: { sum: number; moved: string[] };
}

/** Runs in the page before anything of it does. */
function noteShifts(): void {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  }
  const notes: { sum: number; moved: string[] } = { sum: 0, moved: [] };
  globalThis.shifts = notes;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
      if (hadRecentInput) continue;
      notes.sum += value;
      for (const { node, previousRect, currentRect } of sources) {
        const name = node instanceof Element ? `${node.localName}.${node.className}` : 'text';
        const at = ({ x, y, width, height }: DOMRect): string =>
          [x, y, width, height].map(Math.round).join(' ');
        notes.moved.push(`${value.toFixed(3)} ${name}: ${at(previousRect)} → ${at(currentRect)}`);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const draw = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  );

/**
 * Loads a page whose every answer of the person's data comes alone, the last that was asked for first, each after the one
 * before was drawn: whatever can move on a slow line moves here.
 */
export async function shiftsOf(page: Page, url: string): Promise<Shifts> {
  const waiting: Route[] = [];
  await page.addInitScript(noteShifts);
  await page.route('**/api/pluggy-v2/user/**', (route) => {
    if (route.request().resourceType() === 'fetch') waiting.push(route);
    else void route.continue();
  });
  await page.goto(url);
  await page.locator('main .skeleton').first().waitFor();
  for (let isThere = false; !isThere || waiting.length > 0; ) {
    const route = waiting.pop();
    if (route !== undefined) {
      const response = await route.fetch();
      await route.fulfill({ response });
    }
    await draw(page);
    isThere = await page.evaluate(() => document.querySelector('main .skeleton') === null);
  }
  await draw(page);
  return page.evaluate(() => globalThis.shifts);
}
