import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { HostCall } from '../host/host.tsx';
import { bankTexts } from '../mock-bank/texts.ts';
import type { Language } from '../shared/language.ts';
import type { Texts } from '../widget/i18n/texts-pt.ts';
import { textsFor } from '../widget/i18n/use-texts.ts';
import { eventually } from './eventually.ts';
import { type OpenedWidget, openWidget, type Way } from './open-widget.ts';
import { screenProblems } from './screen-problems.ts';
import { recordCalls, type World } from './world.ts';

export interface Look {
  readonly width: number;
  readonly language: Language;
  readonly theme: 'light' | 'dark';
}

interface Visit extends Partial<Look> {
  way?: Way;
  height?: number;
  /** Props of the official packages beyond the token, the address and the look. */
  props?: Record<string, unknown>;
  itemId?: string;
  /** Options of the connect token. */
  tokenOptions?: object;
  /** Runs in the page and in every frame before anything else. */
  before?: () => void;
  /** Under which name pictures are kept. */
  name?: string;
}

/** Below this width the device is a phone. */
const PHONE = 500;
const PHONE_AGENT =
  'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36';
/** Where a bank sends the person back to on a phone. */
export const APP_ADDRESS = 'https://app.example/back';
/** Where a picture of every screen goes, for people who want to see them all. */
const PICTURES = process.env['WIDGET_PICTURES'];

/** A person in front of the widget, however it was opened. */
export class Visitor {
  readonly page: Page;
  /** The root element of the widget's document. */
  readonly widget: Locator;
  /** What the widget asked of the sandbox, as `POST /items`. */
  readonly apiCalls: string[];
  readonly texts: Texts;
  readonly isOnPhone: boolean;
  /** The ids of the items that the widget made. */
  readonly made: string[];
  /** What was wrong with the screens so far, in words. */
  readonly problems: string[] = [];
  readonly #opened: OpenedWidget;
  readonly #look: Look;
  readonly #name: string;
  #pictures = 0;

  private constructor(
    opened: OpenedWidget,
    { apiCalls, made }: { readonly apiCalls: string[]; readonly made: string[] },
    look: Look,
    name: string,
  ) {
    this.page = opened.page;
    this.widget = opened.root;
    this.apiCalls = apiCalls;
    this.made = made;
    this.texts = textsFor(look.language);
    this.isOnPhone = look.width < PHONE;
    this.#opened = opened;
    this.#look = look;
    this.#name = name;
  }

  static async open(world: World, visit: Visit = {}): Promise<Visitor> {
    const { way = 'pluggy-connect-sdk', width = 1000, language = 'pt', theme = 'light' } = visit;
    const isPhone = width < PHONE;
    const context = await world.browser.newContext({
      viewport: { width, height: visit.height ?? (isPhone ? 844 : 900) },
      locale: language === 'pt' ? 'pt-BR' : 'en-GB',
      colorScheme: theme,
      ...(isPhone ? { isMobile: true, hasTouch: true, userAgent: PHONE_AGENT } : {}),
    });
    await context.route(`${APP_ADDRESS}*`, (route) => route.fulfill({ body: 'The app' }));
    if (visit.before) await context.addInitScript(visit.before);
    const apiCalls: string[] = [];
    context.on('page', (page) => recordCalls(page, world.sandboxUrl, apiCalls));
    const made: string[] = [];
    context.on('response', async (response) => {
      const isNew = response.request().method() === 'POST' && response.url() === `${world.sandboxUrl}/items`;
      if (!isNew || !response.ok()) return;
      const item: { id: string } | undefined = await response.json().catch(() => undefined); // the page is closed
      if (item !== undefined) made.push(item.id);
    });
    const opened = await openWidget(world, context, way, {
      connectToken: await world.connectToken(visit.itemId, visit.tokenOptions),
      language,
      theme,
      ...(visit.itemId === undefined ? {} : { updateItem: visit.itemId }),
      ...visit.props,
    });
    const name = `${visit.name ?? 'visit'} ${way} ${width} ${language} ${theme}`;
    return new Visitor(opened, { apiCalls, made }, { width, language, theme }, name);
  }

  /** The item that this widget made last: others make theirs at the same time. */
  item(): Promise<string> {
    return eventually(async () => this.made.at(-1));
  }

  /** While `work` lasts, the widget hears nothing of its item: the screen on which it waits stays, however slow the machine is. */
  async whileItWaits(work: () => Promise<unknown>): Promise<void> {
    let goOn = (): void => {};
    const over = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const polls = /\/items\/[0-9a-f-]{36}$/;
    await this.context.route(polls, async (route) => {
      if (route.request().method() === 'GET') await over;
      await route.fallback();
    });
    await work();
    goOn();
  }

  async press(name: string): Promise<void> {
    await this.widget.getByRole('button', { name, exact: true }).click();
  }

  async pickBank(name: string): Promise<void> {
    await this.press(this.texts.continue);
    await this.widget.getByRole('searchbox').fill(name);
    await this.widget.getByRole('button', { name }).first().click();
  }

  async type(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      await this.widget.locator(`input[name="${name}"]`).fill(value);
    }
  }

  async choose(name: string, value: string): Promise<void> {
    await this.widget.locator(`select[name="${name}"]`).selectOption(value);
  }

  /** Waits until a title is on the screen, and looks at that screen. */
  async sees(title: string): Promise<void> {
    await this.widget.getByRole('heading', { name: title }).waitFor();
    await this.#lookAt(this.widget, this.page);
  }

  async alert(): Promise<string> {
    const text = (await this.widget.getByRole('alert').textContent()) ?? '';
    await this.#lookAt(this.widget, this.page);
    return text;
  }

  /**
   * Goes to the bank's page as this person's device does: in a window that the widget opens, or in the
   * browser that the app opens for it.
   */
  async goToBank(): Promise<Page> {
    const { open } = this.texts.oauth;
    if (!this.#opened.isApp) {
      const [bank] = await Promise.all([this.page.waitForEvent('popup'), this.press(open)]);
      return this.#atBank(bank);
    }
    await this.press(open);
    const address = await eventually(() => this.#opened.bankAddress());
    const bank = await this.context.newPage();
    await bank.goto(address);
    return this.#atBank(bank);
  }

  async #atBank(bank: Page): Promise<Page> {
    const { heading } = bankTexts(this.#look.language);
    await bank.getByRole('heading', { name: heading }).waitFor();
    await this.#lookAt(bank.locator('html'), bank);
    return bank;
  }

  /** Decides at the bank, which sends a phone back to the app and closes a window of its own elsewhere. */
  async decideAtBank(decision: 'approve' | 'refuse'): Promise<void> {
    const bank = await this.goToBank();
    const button = bank.getByRole('button', { name: bankTexts(this.#look.language)[decision] });
    const isWindow = !this.isOnPhone && (await bank.opener()) !== null;
    if (isWindow) {
      await Promise.all([bank.waitForEvent('close'), button.click()]);
      return;
    }
    await Promise.all([bank.waitForURL(`${APP_ADDRESS}?*`), button.click()]);
    const query = new URL(bank.url()).searchParams;
    expect(query.get('itemId')).toMatch(/^[0-9a-f-]{36}$/);
    expect(query.get('success')).toBe(String(decision === 'approve'));
    await bank.close();
  }

  hostCalls(): Promise<HostCall[]> {
    return this.#opened.hostCalls();
  }

  /** The names of the events the host heard, each once, in the order of their first appearance. */
  async events(): Promise<string[]> {
    const events = (await this.hostCalls()).flatMap((call) => call.event ?? []);
    return [...new Set(events)];
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  async #lookAt(root: Locator, page: Page): Promise<void> {
    if (PICTURES) await this.#keepPicture(PICTURES, page);
    this.problems.push(...(await root.evaluate(screenProblems, this.#look.language)));
  }

  async #keepPicture(folder: string, page: Page): Promise<void> {
    this.#pictures += 1;
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${this.#name} ${this.#pictures}.png`);
    await page.screenshot({ path, animations: 'disabled' });
  }
}
