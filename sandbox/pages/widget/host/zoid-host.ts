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
  onSuccess: hostFunction,
  onError: hostFunction,
  onEvent: hostFunction,
  onHide: hostFunction,
  close: hostFunction,
  hide: hostFunction,
});

/**
 * The packages up to 2.2 pass callbacks under the names that the host knows, `onSuccess` always among them.
 * Later ones put `Prop` behind the names, because zoid has an `onError` of its own: telling that one would
 * tear the modal down.
 */
function callbacksOf(host: z.infer<typeof functionsSchema>) {
  if (host.onSuccess !== undefined) return host;
  const { onSuccessProp, onErrorProp, onEventProp, onHideProp } = host;
  return { onSuccess: onSuccessProp, onError: onErrorProp, onEvent: onEventProp, onHide: onHideProp };
}

/**
 * The host page that opened us through the official package. `onOpen` and `onClose` are not ours to call: the
 * parent's side does that by itself.
 */
export function zoidHost(xprops: unknown, browserLanguage: string): HostBridge {
  const host = functionsSchema.parse(xprops);
  const { onSuccess, onError, onEvent, onHide } = callbacksOf(host);
  return {
    options: optionsFromProps(xprops, browserLanguage),
    embedded: true,
    event: (event) => void tell(onEvent, { ...event, timestamp: Date.now() }),
    success: (item) => void tell(onSuccess, { item }),
    error: (message, item) => void tell(onError, { message, ...(item ? { data: { item } } : {}) }),
    openBank: (url) => {
      // Cordova apps open the bank in a browser of their own; everyone else ignores this message.
      window.parent.postMessage(JSON.stringify({ type: 'OAUTH_OPEN', message: url }), '*');
      return openPopup(url);
    },
    minimise: () => {
      void tell(host.hide);
      // Without this the parent keeps its page from scrolling behind a modal that nobody sees.
      window.parent.postMessage(JSON.stringify({ type: 'CONTINUE_IN_BACKGROUND' }), '*');
      void tell(onHide);
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
