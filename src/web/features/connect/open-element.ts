import { loadScript } from '../../../connect/react/load-script.ts';
import type { Language } from '../../i18n/language.ts';

export interface ElementOptions {
  /** Gives a connect token, for one connection when it is named. */
  getToken(itemId: string | null): Promise<string>;
  includeSandbox: boolean;
  language: Language;
  theme: 'light' | 'dark';
  /** The connection to update; null makes a new one. */
  updateItem: string | null;
}

export interface ElementCallbacks {
  onSuccess(itemId: string): void;
  onLoadError(): void;
  onClose(): void;
}

/**
 * Opens the dialog of `/pluggy-connect.js`, the script that every page may use; it is fetched now and not with the page.
 * It shows its own errors, each with a way on. Resolves with what closes it.
 */
export async function openElement(
  options: ElementOptions,
  { onSuccess, onLoadError, onClose }: ElementCallbacks,
): Promise<() => void> {
  const script = await loadScript('').catch(() => null);
  if (script === null) {
    onLoadError();
    return () => {};
  }
  const { updateItem, ...rest } = options;
  const { close } = script.open({
    ...rest,
    ...(updateItem !== null && { itemId: updateItem }),
    onConnected: ({ itemId }: { itemId: string }) => onSuccess(itemId),
    onClose,
  });
  return close;
}
