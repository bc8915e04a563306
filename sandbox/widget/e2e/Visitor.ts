import type { FrameLocator, Page } from 'playwright-core';
import type { HostCall } from './host.ts';
import { recordCalls, type World } from './world.ts';

interface Visit {
  width?: number;
  height?: number;
  locale?: string;
  /** Props of the official package beyond the token and the address. */
  props?: Record<string, unknown>;
  itemId?: string;
  /** Runs in the page and in every frame before anything else. */
  before?: () => void;
}

/** A person in front of a page that opened the widget through the official package. */
export class Visitor {
  readonly page: Page;
  readonly widget: FrameLocator;
  /** What the widget asked of the sandbox, as `POST /items`. */
  readonly apiCalls: string[];

  private constructor(page: Page, apiCalls: string[]) {
    this.page = page;
    this.widget = page.frameLocator('iframe[title="Pluggy"]').first();
    this.apiCalls = apiCalls;
  }

  static async open(world: World, visit: Visit = {}): Promise<Visitor> {
    const context = await world.browser.newContext({
      viewport: { width: visit.width ?? 1000, height: visit.height ?? 800 },
      locale: visit.locale ?? 'pt-BR',
    });
    if (visit.before) await context.addInitScript(visit.before);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const apiCalls = recordCalls(page, world.sandboxUrl);
    await page.goto(world.hostUrl);
    await page.evaluate((props) => window.hostPage.open(props), {
      url: world.sandboxUrl,
      connectToken: await world.connectToken(visit.itemId),
      includeSandbox: true,
      ...visit.props,
    });
    return new Visitor(page, apiCalls);
  }

  async press(name: string): Promise<void> {
    await this.widget.getByRole('button', { name, exact: true }).click();
  }

  async pickBank(name: string): Promise<void> {
    await this.press('Continuar');
    await this.widget.getByRole('searchbox').fill(name);
    await this.widget.getByRole('button', { name }).first().click();
  }

  async type(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      await this.widget.locator(`input[name="${name}"]`).fill(value);
    }
  }

  /** Waits until a title is on the screen. */
  async sees(title: string): Promise<void> {
    await this.widget.getByRole('heading', { name: title }).waitFor();
  }

  async alert(): Promise<string> {
    return (await this.widget.getByRole('alert').textContent()) ?? '';
  }

  async hostCalls(): Promise<HostCall[]> {
    return this.page.evaluate(() => window.hostPage.calls);
  }

  /** The names of the events the host heard, each once, in the order of their first appearance. */
  async events(): Promise<string[]> {
    const events = (await this.hostCalls()).flatMap((call) => call.event ?? []);
    return [...new Set(events)];
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
