import type { Connector, Item } from '../api/types.ts';
import type { HostBridge } from './HostBridge.ts';
import { openPopup } from './open-popup.ts';
import { optionsFromQuery } from './options.ts';

/** Only the last event counts; the polls' events would make the address grow without end. */
const KEPT_EVENTS = 8;

/** Another bank, or none: what the address said of the one before it no longer holds. */
const NOTHING = {
  item_id: null,
  item_status: null,
  execution_status: null,
  connector_id: null,
  connector_name: null,
  connector_image_url: null,
};

/** What a React Native WebView puts into the page. */
interface NativeWebView {
  postMessage(message: string): void;
}

/**
 * The page opened by itself: in a WebView (`react-native-pluggy-connect`) or by a plain link. The state goes
 * into our own address, where a WebView host watches it, and in a `LOCATION` message where one listens.
 */
export function queryHost(view: Window, browserLanguage: string): HostBridge {
  const options = optionsFromQuery(view.location.search, browserLanguage);
  let lastTimestamp = 0;
  const report = (event: string, fields: Record<string, string | null> = {}): void => {
    // The package takes an address with the timestamp of the one before it for a repeat and drops it, and
    // several events happen within one millisecond.
    lastTimestamp = Math.max(Date.now(), lastTimestamp + 1);
    const url = new URL(view.location.href);
    const earlier = url.searchParams.get('events')?.split(',') ?? [];
    url.searchParams.set('events', [...earlier, event].slice(-KEPT_EVENTS).join(','));
    url.searchParams.set('timestamp', String(lastTimestamp));
    url.searchParams.delete('error');
    for (const [name, value] of Object.entries(fields)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    view.history.replaceState(null, '', url);
    nativeWebView(view)?.postMessage(JSON.stringify({ type: 'LOCATION', message: url.href }));
  };
  report('OPEN');
  return {
    options,
    embedded: false,
    event: (event) => {
      if ('item' in event) report(event.event, itemFields(event.item));
      else if ('connector' in event)
        report(event.event, event.connector ? { ...NOTHING, ...connectorFields(event.connector) } : NOTHING);
      else report(event.event);
    },
    success: (item) => report('SUCCESS', itemFields(item)),
    error: (message, item) => report('ERROR', { ...(item ? itemFields(item) : {}), error: message }),
    openBank: (url) => {
      const native = nativeWebView(view);
      native?.postMessage(JSON.stringify({ type: 'OAUTH_OPEN', message: url }));
      return native ? true : openPopup(url);
    },
    minimise: () => report('IN_BACKGROUND'),
    close: () => {
      report('CLOSE');
      view.close();
    },
  };
}

function itemFields(item: Item): Record<string, string> {
  return {
    item_id: item.id,
    item_status: item.status,
    execution_status: item.executionStatus,
    ...connectorFields(item.connector),
  };
}

function connectorFields(connector: Connector): Record<string, string> {
  return {
    connector_id: String(connector.id),
    connector_name: connector.name,
    connector_image_url: connector.imageUrl ?? '',
  };
}

function nativeWebView(view: Window): NativeWebView | undefined {
  const candidate: unknown = Reflect.get(view, 'ReactNativeWebView');
  return isNativeWebView(candidate) ? candidate : undefined;
}

function isNativeWebView(value: unknown): value is NativeWebView {
  return typeof value === 'object' && value !== null && 'postMessage' in value;
}
