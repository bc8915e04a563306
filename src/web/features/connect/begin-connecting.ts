import { type Language, widgetLanguage } from '../../i18n/language.ts';
import type { ApiClient } from '../../lib/api-client.ts';
import { createConnectToken } from './api/create-connect-token.ts';
import { openElement } from './open-element.ts';
import type { WidgetCallbacks } from './open-widget.tsx';
import { type ConnectSession, tokenProvider } from './token-provider.ts';

/** A widget that a content blocker holds back never answers; a slow phone network needs some seconds. */
const WIDGET_TIMEOUT_MS = 20_000;

/** `direct`: drawn by `<pluggy-connect>` in this page. `widget`: Pluggy's own window. */
export type ConnectWay = 'direct' | 'widget';

export interface ConnectRequest {
  session: ConnectSession;
  language: Language;
  updateItem: string | null;
  way: ConnectWay;
}

export interface ConnectCallbacks extends WidgetCallbacks {
  /** A part of this page could not be fetched. */
  onPartFailed(): void;
}

/** Opens what connects a bank, with a token. Resolves with what closes it. */
export function beginConnecting(
  api: ApiClient,
  request: ConnectRequest,
  callbacks: ConnectCallbacks,
): Promise<() => void> {
  return request.way === 'direct'
    ? beginDirect(api, request, callbacks)
    : beginWidget(api, request, callbacks);
}

function beginDirect(
  api: ApiClient,
  { session, language, updateItem }: ConnectRequest,
  callbacks: ConnectCallbacks,
): Promise<() => void> {
  const getToken = tokenProvider(api, session, updateItem);
  const { includeSandbox } = session;
  return openElement({ getToken, includeSandbox, language, theme: themeNow(), updateItem }, callbacks);
}

/** Pluggy's package is fetched now and not with the page: most visits open no widget. */
async function beginWidget(
  api: ApiClient,
  { session, language, updateItem }: ConnectRequest,
  callbacks: ConnectCallbacks,
): Promise<() => void> {
  const { userId, includeSandbox, widgetUrl } = session;
  const [part, token] = await Promise.all([
    import('./open-widget.tsx').catch(() => null),
    createConnectToken(api, { userId, includeSandbox, itemId: updateItem }),
  ]);
  if (part === null) {
    callbacks.onPartFailed();
    return () => {};
  }
  const options = {
    connectToken: token.connectToken,
    includeSandbox: token.includeSandbox,
    widgetUrl,
    updateItem,
    language: widgetLanguage(language),
    theme: themeNow(),
    timeoutMs: WIDGET_TIMEOUT_MS,
  };
  return part.openWidget(options, callbacks);
}

function themeNow(): 'light' | 'dark' {
  const chosen = document.documentElement.dataset['theme'];
  const isDark =
    chosen === 'auto' ? window.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  return isDark ? 'dark' : 'light';
}
