import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { HostCall, WebPackage } from '../host/host.tsx';
import { heardInAddresses } from './heard-in-addresses.ts';
import type { World } from './world.ts';

/** Who opens the widget: a page through an official package, an app in a web view, or a plain link. */
export type Way = WebPackage | 'web-view' | 'link';

export interface OpenedWidget {
  readonly page: Page;
  /** An app shows the widget and opens the bank's page for it. */
  readonly isApp: boolean;
  /** The root of the widget's document, in its frame or in the page itself. */
  readonly root: Locator;
  /** What the host was told so far, in order. */
  hostCalls(): Promise<HostCall[]>;
  /** Where the app was asked to send the person; a browser opens a window by itself. */
  bankAddress(): Promise<string | undefined>;
}

export type Props = Readonly<Record<string, unknown>> & { readonly connectToken: string };

declare global {
  interface Window {
    appMessages: { type: string; message: string }[];
  }
}

export async function openWidget(
  world: World,
  context: BrowserContext,
  way: Way,
  props: Props,
): Promise<OpenedWidget> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (way === 'web-view' || way === 'link') return openByQuery(world, page, way, props);
  await page.goto(world.hostUrl);
  await page.evaluate(([through, given]) => window.hostPage.open(through, given), [
    way,
    { url: world.sandboxUrl, includeSandbox: true, ...props },
  ] as const);
  return {
    page,
    isApp: false,
    root: page.frameLocator('iframe[title="Pluggy"]').first().locator('html'),
    hostCalls: () => page.evaluate(() => window.hostPage.calls),
    bankAddress: async () => undefined,
  };
}

async function openByQuery(
  world: World,
  page: Page,
  way: 'web-view' | 'link',
  props: Props,
): Promise<OpenedWidget> {
  const addresses: string[] = [];
  if (way === 'link') {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) addresses.push(frame.url());
    });
  } else {
    await page.addInitScript(() => {
      window.appMessages = [];
      const ReactNativeWebView = { postMessage: (text: string) => window.appMessages.push(JSON.parse(text)) };
      Object.assign(window, { ReactNativeWebView });
    });
  }
  await page.goto(`${world.sandboxUrl}/?${queryOf(props)}`);
  const messages = async (type: string): Promise<string[]> =>
    (await page.evaluate(() => window.appMessages)).flatMap((one) =>
      one.type === type ? [one.message] : [],
    );
  return {
    page,
    isApp: way === 'web-view',
    root: page.locator('html'),
    hostCalls: async () => heardInAddresses(way === 'link' ? addresses : await messages('LOCATION')),
    bankAddress: async () => (way === 'link' ? undefined : (await messages('OAUTH_OPEN')).at(-1)),
  };
}

/** The names that `react-native-pluggy-connect` gives the props in its address. */
const NAMES: Readonly<Record<string, string>> = {
  connectToken: 'connect_token',
  includeSandbox: 'with_sandbox',
  updateItem: 'update_item',
  selectedConnectorId: 'selected_connector_id',
  connectorIds: 'connector_ids',
  openFinanceParameters: 'open_finance_parameters',
  allowConnectInBackground: 'allow_connect_in_background',
  language: 'lang',
  theme: 'theme',
};

function queryOf(props: Props): URLSearchParams {
  const query = new URLSearchParams();
  for (const [prop, value] of Object.entries({ includeSandbox: true, ...props })) {
    const name = NAMES[prop];
    if (name === undefined) throw new Error(`The address has no parameter for ${prop}`);
    if (typeof value === 'object' && !Array.isArray(value)) query.set(name, JSON.stringify(value));
    else query.set(name, String(value));
  }
  return query;
}
