import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { addressOf, connectedItem, isBank } from '../../examples/react-native/direct-address.ts';
import { bankTexts } from '../../sandbox/pages/mock-bank/texts.ts';
import { textsEn } from '../../src/connect/texts/texts-en.ts';
import { type Texts, textsPt } from '../../src/connect/texts/texts-pt.ts';
import { findBarriers } from '../support/axe.ts';
import type { ConnectWorld } from './world.ts';

/**
 * How the flow is opened: by `<pluggy-connect>` or by `PluggyConnect.open` in the shop's page, by `<DirectConnect>` in a page
 * with React, at `/conectar`, at the address that the React Native example shows in its WebView, or in the app itself.
 */
export type Way = 'element' | 'open' | 'react' | 'page' | 'webview' | 'app';

export interface Visit {
  readonly way?: Way;
  readonly width?: number;
  readonly language?: 'pt-BR' | 'en';
  readonly theme?: 'light' | 'dark';
  /** The connection to update. */
  readonly itemId?: string;
  /** More of the element, in the shop's page. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Under which name pictures are kept. */
  readonly name?: string;
  readonly userId?: string;
}

const PHONE = 500;
const PHONE_AGENT =
  'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36';
/** As the WebView of an app names itself. */
const WEBVIEW_AGENT = PHONE_AGENT.replace('Android 16', 'Android 16; wv').replace(
  'Chrome',
  'Version/4.0 Chrome',
);
/** Where a picture of every screen goes, for people who want to see them all. */
const PICTURES = process.env['CONNECT_PICTURES'];

declare global {
  interface Window {
    heard: { name: string; detail: Record<string, string> | null }[];
    /** What the page told the app around its WebView. */
    told: string[];
    PluggyConnect: { open(options: object): { close(): void } };
  }
}

/** Gives the page's element its attributes before any script has run. */
function dressElement(attributes: Readonly<Record<string, string>>): void {
  document.addEventListener('readystatechange', () => {
    const element = document.querySelector('pluggy-connect');
    for (const [name, value] of Object.entries(attributes)) element?.setAttribute(name, value);
  });
}

/** The page's address, with the session of the person where it needs one. */
async function addressFor(world: ConnectWorld, userId: string, visit: Visit): Promise<string> {
  const { way = 'element', itemId, language = 'pt-BR' } = visit;
  if (way === 'element' || way === 'open') return world.shopUrl;
  const session = await world.session(userId);
  const { url } = world.app;
  if (way === 'app') return `${url}/#session=${session}`;
  // The example makes the same address for a page in a browser and in a WebView.
  if (way !== 'react') return addressOf(url, session, itemId);
  const query = new URLSearchParams({ direct: '', user: userId, session, language });
  if (itemId !== undefined) query.set('item', itemId);
  return `${url}/react.html?${query}`;
}

/** The example's WebView, as far as a browser can stand for one: banks open outside of it, and the app hears what the page tells. */
async function beWebView(context: BrowserContext, serviceUrl: string, openOutside: (url: string) => void) {
  await context.addInitScript(() => {
    window.told = [];
    Object.assign(window, { ReactNativeWebView: { postMessage: (text: string) => window.told.push(text) } });
  });
  await context.route(
    (url) => isBank(url.href, serviceUrl),
    async (route) => {
      if (!route.request().isNavigationRequest()) return route.continue();
      openOutside(route.request().url());
      await route.abort();
    },
  );
}

/** Somebody who wants to connect a bank. */
export class Person {
  readonly page: Page;
  readonly userId: string;
  readonly texts: Texts;
  readonly isOnPhone: boolean;
  /** How often the finger or the mouse went down. */
  taps = 0;
  /** What axe found so far. */
  readonly barriers: string[] = [];
  readonly #world: ConnectWorld;
  readonly #visit: Visit;
  readonly #address: string;
  /** Where the app around a WebView opened banks. */
  readonly #outside: string[] = [];
  #browserOutside: BrowserContext | null = null;
  #pictures = 0;

  private constructor(world: ConnectWorld, page: Page, address: string, userId: string, visit: Visit) {
    this.#world = world;
    this.page = page;
    this.userId = userId;
    this.texts = visit.language === 'en' ? textsEn : textsPt;
    this.isOnPhone = (visit.width ?? 1000) < PHONE;
    this.#visit = visit;
    this.#address = address;
  }

  static async arrive(world: ConnectWorld, visit: Visit = {}): Promise<Person> {
    const { way = 'element', width = 1000, language = 'pt-BR', theme = 'light' } = visit;
    const context = await world.browser.newContext({
      viewport: { width, height: width < PHONE ? 844 : 900 },
      locale: language,
      colorScheme: theme,
      ...(width < PHONE
        ? { isMobile: true, hasTouch: true, userAgent: way === 'webview' ? WEBVIEW_AGENT : PHONE_AGENT }
        : {}),
    });
    context.setDefaultTimeout(60_000);
    const userId = visit.userId ?? randomUUID();
    await context.addCookies([{ name: 'user', value: userId, url: world.shopUrl }]);
    await context.addInitScript(() => {
      window.heard = [];
      for (const name of ['connected', 'error', 'close', 'step'])
        addEventListener(name, (event) =>
          window.heard.push({ name, detail: event instanceof CustomEvent ? event.detail : null }),
        );
    });
    if (way === 'element' || way === 'open') {
      const item = visit.itemId === undefined ? {} : { 'item-id': visit.itemId };
      await context.addInitScript(dressElement, { language, ...item, ...visit.attributes });
    }
    const page = await context.newPage();
    const address = await addressFor(world, userId, visit);
    const person = new Person(world, page, address, userId, { ...visit, way });
    if (way === 'webview') await beWebView(context, world.app.url, (url) => person.#outside.push(url));
    await person.load();
    return person;
  }

  /** Comes to the page, for the first time or again. */
  async load(): Promise<void> {
    await this.page.goto(this.#address);
    await this.page.getByRole('button', { name: this.texts.button }).waitFor({ state: 'attached' });
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async press(name: string, within: Locator | Page = this.dialog): Promise<void> {
    this.taps += 1;
    const button = within.getByRole('button', { name, exact: true });
    await (this.isOnPhone ? button.tap() : button.click());
  }

  async begin(): Promise<void> {
    if (this.#visit.way === 'open') {
      const { language = 'pt-BR', itemId } = this.#visit;
      await this.page.evaluate((options) => window.PluggyConnect.open(options), {
        tokenUrl: '/connect-token',
        language,
        itemId,
      });
    } else await this.press(this.texts.button, this.page);
  }

  /** To the form of a bank, or to what follows where it has none. */
  async choose(bank: string): Promise<void> {
    await this.begin();
    await this.sees(this.texts.banks.heading);
    await this.press(bank);
    await this.sees(this.texts.consent.heading(bank));
    await this.press(this.texts.consent.agree);
  }

  async type(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values))
      await this.dialog.locator(`[name="${name}"]`).fill(value);
  }

  async logIn(bank: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.sees(bank);
    await this.type(values);
    await this.press(this.texts.credentials.submit);
  }

  /** Waits until the title of a screen has these words, and looks at the screen. */
  async sees(title: string): Promise<void> {
    await this.dialog.getByRole('heading', { name: title }).waitFor();
    if (PICTURES === undefined) return;
    this.#pictures += 1;
    await mkdir(PICTURES, { recursive: true });
    const { name = 'visit', width = 1000, theme = 'light', language = 'pt-BR' } = this.#visit;
    const file = `${name} ${width} ${theme} ${language} ${this.#pictures}.png`;
    await this.page.screenshot({ path: join(PICTURES, file), animations: 'disabled' });
  }

  async looksForBarriers(): Promise<void> {
    this.barriers.push(...(await findBarriers(this.page)));
  }

  /** Goes to the bank as this device does: in the place of the page, or in a window. */
  async goToBank(): Promise<Page> {
    const { open } = this.texts.visit;
    const { heading } = bankTexts(this.#visit.language === 'en' ? 'en' : 'pt');
    let bank = this.page;
    if (this.#visit.way === 'webview') bank = await this.#bankOutside(open);
    else if (this.isOnPhone) await this.press(open);
    else [bank] = await Promise.all([this.page.waitForEvent('popup'), this.press(open)]);
    await bank.getByRole('heading', { name: heading }).waitFor();
    return bank;
  }

  /** The app takes the person out of its WebView, to the browser of the phone, which knows nothing of the WebView. */
  async #bankOutside(open: string): Promise<Page> {
    await this.press(open);
    await expect.poll(() => this.#outside.length, { timeout: 60_000 }).toBeGreaterThan(0);
    const { language = 'pt-BR' } = this.#visit;
    this.#browserOutside = await this.#world.browser.newContext({ locale: language, userAgent: PHONE_AGENT });
    this.#browserOutside.setDefaultTimeout(60_000);
    const bank = await this.#browserOutside.newPage();
    await bank.goto(this.#outside.at(-1) ?? '');
    return bank;
  }

  async decideAtBank(decision: 'approve' | 'refuse'): Promise<void> {
    const bank = await this.goToBank();
    const name = bankTexts(this.#visit.language === 'en' ? 'en' : 'pt')[decision];
    this.taps += 1;
    await bank.getByRole('button', { name }).click();
  }

  /** What the page heard since it was loaded. */
  async heard(name: string): Promise<Record<string, string>[]> {
    const heard = await this.page.evaluate(() => window.heard);
    return heard.flatMap((one) => (one.name === name && one.detail !== null ? [one.detail] : []));
  }

  /** The connections that the app around the WebView heard of. */
  async toldApp(): Promise<string[]> {
    return (await this.page.evaluate(() => window.told)).flatMap((text) => connectedItem(text) ?? []);
  }

  async leave(): Promise<void> {
    await this.#browserOutside?.close();
    await this.context.close();
  }
}
