import { type Language, widgetLanguage } from '../../i18n/language.ts';
import type { ApiClient } from '../../lib/api-client.ts';
import { createConnectToken } from './api/create-connect-token.ts';
import type { WidgetCallbacks } from './open-widget.tsx';

/** A widget that a content blocker holds back never answers; a slow phone network needs some seconds. */
const WIDGET_TIMEOUT_MS = 20_000;

export interface ConnectSession {
  userId: string;
  widgetUrl: string | null;
  includeSandbox: boolean;
}

export interface ConnectRequest {
  session: ConnectSession;
  language: Language;
  updateItem: string | null;
}

/**
 * Gets a token and opens the widget with it. Pluggy's package is fetched now and not with the page: most visits open no
 * widget. Resolves with what closes the widget.
 */
export async function beginConnecting(
  api: ApiClient,
  { session, language, updateItem }: ConnectRequest,
  callbacks: WidgetCallbacks,
): Promise<() => void> {
  const { userId, includeSandbox, widgetUrl } = session;
  const [{ openWidget }, token] = await Promise.all([
    import('./open-widget.tsx'),
    createConnectToken(api, { userId, includeSandbox, itemId: updateItem }),
  ]);
  const chosen = document.documentElement.dataset['theme'];
  const dark =
    chosen === 'auto' ? window.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  const options = {
    connectToken: token.connectToken,
    includeSandbox: token.includeSandbox,
    widgetUrl,
    updateItem,
    language: widgetLanguage(language),
    theme: dark ? ('dark' as const) : ('light' as const),
    timeoutMs: WIDGET_TIMEOUT_MS,
  };
  return openWidget(options, callbacks);
}
