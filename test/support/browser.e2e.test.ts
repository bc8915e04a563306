import { expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';

it('starts a browser that draws text and keeps the same-origin rules', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      '<p style="display:inline-block">São João</p><p id="empty" style="display:inline-block"></p>',
    );
    const width = await page
      .locator('p')
      .first()
      .evaluate((p) => p.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(30);
    const crossOrigin = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      document.body.append(frame);
      return frame.contentDocument;
    });
    expect(crossOrigin).toBeNull();
  } finally {
    await browser.close();
  }
});
