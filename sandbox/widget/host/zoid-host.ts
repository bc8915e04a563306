import * as z from 'zod/mini';
import type { HostBridge } from './HostBridge.ts';
import { openPopup } from './open-popup.ts';
import { optionsFromProps } from './options.ts';

type HostFunction = (...args: unknown[]) => unknown;

const hostFunction = z.optional(z.custom<HostFunction>((value) => typeof value === 'function'));

/** The functions that the parent's side of the protocol offers; callbacks are there only if the host gave them. */
const functionsSchema = z.looseObject({
  onSuccessProp: hostFunction,
  onErrorProp: hostFunction,
  onEventProp: hostFunction,
  onHideProp: hostFunction,
  close: hostFunction,
  hide: hostFunction,
});

/**
 * The host page that opened us through the official package. `onOpen` and `onClose` are not ours to call: the
 * parent's side does that by itself.
 */
export function zoidHost(xprops: unknown, browserLanguage: string): HostBridge {
  const host = functionsSchema.parse(xprops);
  return {
    options: optionsFromProps(xprops, browserLanguage),
    embedded: true,
    event: (event) => void tell(host.onEventProp, { ...event, timestamp: Date.now() }),
    success: (item) => void tell(host.onSuccessProp, { item }),
    error: (message, item) => void tell(host.onErrorProp, { message, ...(item ? { data: { item } } : {}) }),
    openBank: (url) => {
      // Cordova apps open the bank in a browser of their own; everyone else ignores this message.
      window.parent.postMessage(JSON.stringify({ type: 'OAUTH_OPEN', message: url }), '*');
      return openPopup(url);
    },
    minimise: () => {
      void tell(host.hide);
      // Without this the parent keeps its page from scrolling behind a modal that nobody sees.
      window.parent.postMessage(JSON.stringify({ type: 'CONTINUE_IN_BACKGROUND' }), '*');
      void tell(host.onHideProp);
    },
    close: () => void tell(host.close),
  };
}

/** A host that has gone, or whose callback throws, must not take the connection down with it. */
async function tell(callback: HostFunction | undefined, ...args: unknown[]): Promise<void> {
  try {
    await callback?.(...args);
  } catch {
    // The host sees its own callback fail on its own side.
  }
}
