import { PluggyConnectElement, servedFrom } from './PluggyConnectElement.ts';
import type { TokenProvider } from './service.ts';

/** What `PluggyConnect.open` takes: the attributes of `<pluggy-connect>` by other names, and its events. */
export interface OpenOptions {
  readonly tokenUrl?: string;
  readonly connectToken?: string;
  readonly getToken?: TokenProvider;
  readonly mode?: 'direct' | 'widget';
  readonly itemId?: string;
  readonly language?: string;
  readonly theme?: string;
  readonly includeSandbox?: boolean;
  readonly connectorIds?: readonly number[];
  readonly service?: string;
  readonly onConnected?: (detail: { itemId: string }) => void;
  readonly onError?: (detail: { code: string; message: string }) => void;
  readonly onStep?: (detail: { name: string }) => void;
  readonly onClose?: () => void;
}

const NAME = 'pluggy-connect';
const script = document.currentScript ?? document.querySelector('script[src*="pluggy-connect"]');
if (script instanceof HTMLScriptElement && script.src !== '') servedFrom(new URL('.', script.src).href);

/** Opens the dialog without a button. It leaves nothing in the page behind. */
function open(options: OpenOptions): { close(): void } {
  const element = document.createElement(NAME) as PluggyConnectElement;
  const attributes = {
    'token-url': options.tokenUrl,
    'connect-token': options.connectToken,
    mode: options.mode,
    'item-id': options.itemId,
    language: options.language,
    theme: options.theme,
    service: options.service,
    'include-sandbox': options.includeSandbox ? '' : undefined,
    'connector-ids': options.connectorIds?.join(','),
  };
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value);
  if (options.getToken) element.getToken = options.getToken;
  const hear = <Detail>(name: string, tell: ((detail: Detail) => void) | undefined): void =>
    element.addEventListener(name, (event) => tell?.((event as CustomEvent<Detail>).detail));
  hear('connected', options.onConnected);
  hear('error', options.onError);
  hear('step', options.onStep);
  element.addEventListener('close', () => {
    element.remove();
    options.onClose?.();
  });
  const button = document.createElement('span');
  button.slot = 'button';
  element.append(button);
  document.body.append(element);
  element.open();
  return { close: () => element.close() };
}

if (customElements.get(NAME) === undefined) {
  customElements.define(NAME, PluggyConnectElement);
  Object.assign(window, { PluggyConnect: { open } });
}
