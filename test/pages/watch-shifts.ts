import type { BrowserContext, Page } from 'playwright-core';

/** What moved by itself, as the browser counts it. */
export interface Shifts {
  readonly sum: number;
  /** What moved by how much, for whoever has to mend it. */
  readonly moved: readonly string[];
}

declare global {
  var shifts: { sum: number; moved: string[] };
  /** Draws the page once more, and lets an answer through where one waits; whether another one waits or is on its way. */
  var drawNext: () => Promise<boolean>;
}

/** Runs in each page before anything of it does. */
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

/**
 * Runs in each page before anything of it does: every answer of the API waits for `drawNext`. Who looks is answered at once,
 * for nothing is asked for before.
 */
function holdAnswers(): void {
  const fetchNow = globalThis.fetch;
  let asked = 0;
  let underWay = 0;
  const held: { readonly number: number; letThrough(): void }[] = [];
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (!url.pathname.startsWith('/api/pluggy-v2/') || url.pathname.endsWith('/session'))
      return fetchNow(input, init);
    const number = asked++;
    underWay += 1;
    try {
      const answer = await fetchNow(input, init);
      await new Promise<void>((letThrough) => held.push({ number, letThrough }));
      return answer;
    } finally {
      underWay -= 1;
    }
  };
  const draw = (): Promise<void> =>
    new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
  globalThis.drawNext = async () => {
    // the last that was asked for is known once all have come
    if (held.length > 0 && held.length === underWay) {
      held.sort((one, other) => one.number - other.number);
      held.pop()?.letThrough();
    }
    await draw();
    return underWay > 0;
  };
}

/**
 * Pages of this context note what moves, and get each answer of the API alone, the last that was asked for first, each after
 * the one before was drawn: whatever can move on a slow line moves here. `drawAll` lets them through.
 */
export async function watchShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(noteShifts);
  await context.addInitScript(holdAnswers);
}

/** Lets all answers through, one after the other, until nothing is asked for any more and the page is there. */
export async function drawAll(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (;;) {
    await page.evaluate(async () => {
      // what an answer brings about is asked for within a drawing or two
      for (let quiet = 0; quiet < 3; ) quiet = (await globalThis.drawNext()) ? 0 : quiet + 1;
    });
    if (await isThere()) return;
  }
}

export const shiftsOf = (page: Page): Promise<Shifts> => page.evaluate(() => globalThis.shifts);
