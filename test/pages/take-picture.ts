import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A phone and a desk. A page is opened anew at each: what it shows may depend on how wide it began. */
export const PICTURE_WIDTHS = [390, 1_440] as const;
const LEAST_HEIGHT = 844;
/** A picture shows a page's beginning; the rest of a long list looks the same. */
const TALLEST = 1_400;
/** Text is still sharp, and a picture is a fifth of a PNG. */
const QUALITY = 60;

/** Pictures of the page that is open, as wide as it is, in both themes. */
export async function takePictures(page: Page, folder: string, name: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { width, whole } = await page.evaluate(() => ({
    width: innerWidth,
    whole: document.documentElement.scrollHeight,
  }));
  await page.setViewportSize({ width, height: Math.max(LEAST_HEIGHT, Math.min(whole, TALLEST)) });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
    await writeFile(join(folder, `${name}-${colorScheme}.webp`), Buffer.from(data, 'base64'));
  }
  await devtools.detach();
}
