import { type Browser, chromium } from 'playwright-core';
import type { Cleanup } from '../support/Cleanup.ts';

/** What headless Chromium needs in a container; nothing of it loosens a page's security. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--headless=shell',
  '--disable-background-networking',
];

/** The browser of `CHROMIUM_PATH`, or the one that npm brought. */
export async function launchBrowser(cleanup: Cleanup): Promise<Browser> {
  const chosen = process.env['CHROMIUM_PATH'];
  const executablePath = chosen ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  const browser = await chromium.launch({ executablePath, args: ARGS });
  cleanup.add(() => browser.close());
  return browser;
}
