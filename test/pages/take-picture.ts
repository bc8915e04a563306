import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const WIDTHS = { 390: 844, 1440: 900 } as const;
/** A picture shows a page's beginning; the rest of a long list looks the same. */
const TALLEST = 1_400;
/** Text is still sharp, and a picture is a fifth of a PNG. */
const QUALITY = 60;

/** Pictures of the page that is open, at the width of a phone and of a desk, in both themes. */
export async function takePictures(page: Page, folder: string, name: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const [width, height] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height });
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: Number(width), height: Math.max(height, Math.min(whole, TALLEST)) });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
      await writeFile(join(folder, `${name}-${width}-${colorScheme}.webp`), Buffer.from(data, 'base64'));
    }
  }
  await devtools.detach();
}
