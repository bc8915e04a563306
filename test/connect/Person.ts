import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { bankTexts } from '../../sandbox/pages/mock-bank/texts.ts';
import { textsEn } from '../../src/connect/texts/texts-en.ts';
import { type Texts, textsPt } from '../../src/connect/texts/texts-pt.ts';
import { findBarriers } from '../support/axe.ts';
import type { ConnectWorld } from './world.ts';

/** How the flow is opened. */
export type Way = 'element' | 'open' | 'page';

export interface Visit {
  readonly way?: Way;
  readonly width?: number;
  readonly language?: 'pt-BR' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly attributes?: Readonly<Record<string, string>>;
  /** Under which name pictures are kept. */
  readonly name?: string;
  readonly userId?: string;
}

const PHONE = 500;
const PHONE_AGENT =
  'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36';
/** Where a picture of every screen goes, for people who want to see them all. */
const PICTURES = process.env['CONNECT_PICTURES'];

declare global {
  interface Window {
    heard: { name: string; detail: Record<string, string> | null }[];
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
  readonly #visit: Visit;
  readonly #address: string;
  #pictures = 0;

  private constructor(page: Page, address: string, userId: string, visit: Visit) {
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
      ...(width < PHONE ? { isMobile: true, hasTouch: true, userAgent: PHONE_AGENT } : {}),
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
    if (way !== 'page') await context.addInitScript(dressElement, { language, ...visit.attributes });
    const page = await context.newPage();
    const address = way === 'page' ? `${world.app.url}/conectar` : world.shopUrl;
    const person = new Person(page, address, userId, { ...visit, way });
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
      const { language = 'pt-BR', attributes } = this.#visit;
      await this.page.evaluate((options) => window.PluggyConnect.open(options), {
        tokenUrl: '/connect-token',
        language,
        itemId: attributes?.['item-id'],
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
    const bank = this.isOnPhone
      ? this.page
      : (await Promise.all([this.page.waitForEvent('popup'), this.press(open)]))[0];
    if (this.isOnPhone) await this.press(open);
    await bank.getByRole('heading', { name: heading }).waitFor();
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

  async leave(): Promise<void> {
    await this.context.close();
  }
}
