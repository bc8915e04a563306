import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium-path.ts';

/**
 * Chosen one by one. The list that `@sparticuz/chromium` offers must not be used: it switches off web
 * security and site isolation, so tests of CORS, framing and pop-ups would be green for nothing.
 */
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-zygote', '--headless=shell'];

/** A test must not reach the network by itself, and that includes the browser's own errands. */
const NO_BACKGROUND_NETWORK = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
];

/** Starts a headless Chromium. The caller closes it. Throws with the remedy when none is found. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...ARGS, ...NO_BACKGROUND_NETWORK],
    env: { ...definedEnv(), ...env },
  });
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined);
  return Object.fromEntries(entries);
}
