import type { Connector, Item } from '../api/types.ts';
import type { WidgetOptions } from './options.ts';

/** The eight events that the official packages pass to `onEvent`. */
export type ConnectEvent =
  | { event: 'SUBMITTED_CONSENT' | 'SUBMITTED_LOGIN' | 'SUBMITTED_MFA' }
  | { event: 'SELECTED_INSTITUTION'; connector: Connector | null }
  | { event: 'LOGIN_SUCCESS' | 'LOGIN_MFA_SUCCESS' | 'LOGIN_STEP_COMPLETED' | 'ITEM_RESPONSE'; item: Item };

/** Whoever opened the widget: a page through the official package, an app's WebView, or a plain link. */
export interface HostBridge {
  readonly options: WidgetOptions;
  /** True inside the modal of the official package, which draws the frame around us. */
  readonly embedded: boolean;
  event(event: ConnectEvent): void;
  success(item: Item): void;
  error(message: string, item: Item | null): void;
  /** Opens the bank's page. False: the browser didn't let us, so the person needs a plain link. */
  openBank(url: string): boolean;
  /** Leaves the screen while the connection goes on. */
  minimise(): void;
  close(): void;
}
