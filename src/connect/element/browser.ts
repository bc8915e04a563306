import type { BankWindow } from '../flow/FlowRunner.ts';

/** Also tells, in the window itself, that it was opened here. */
export const WINDOW_NAME = 'pluggy-connect-bank';
const FEATURES = 'popup,width=480,height=760';

/** Whether an app's WebView shows this page: one of React Native that hears messages. */
export const isInApp = (): boolean => 'ReactNativeWebView' in window;

/** The app opens it, in the browser or in the bank's app: nobody here sees whether it is still open. */
const OUTSIDE: BankWindow = { closed: false, close: () => {} };

/** Opens the bank; null: the browser refused. The bank's page gets no hold of this one. */
export function openBankWindow(url: string): BankWindow | null {
  if (isInApp()) {
    window.open(url, '_blank', 'noopener');
    return OUTSIDE;
  }
  const opened = window.open('about:blank', WINDOW_NAME, FEATURES);
  if (opened === null) return null;
  opened.opener = null;
  opened.location.replace(url);
  return opened;
}

/** Phones have no windows beside each other, and their banks open in apps. */
export const isPhone = (): boolean => /Mobi|Android|iPhone|iPad/.test(navigator.userAgent);

/** A page inside another one must not be taken elsewhere: banks refuse to be framed. */
export const isFramed = (): boolean => window.self !== window.top;

/** By a reload or by Back, as against an address that was typed or a link. */
export function isLoadedAgain(): boolean {
  const [load] = performance.getEntriesByType('navigation');
  return load instanceof PerformanceNavigationTiming && ['reload', 'back_forward'].includes(load.type);
}

export function randomState(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** `language` of the element, else that of the page, else that of the browser. */
export function languageOf(wanted: string | null): 'pt-BR' | 'en' {
  const said = wanted || document.documentElement.lang || navigator.language;
  return /^en\b/i.test(said) ? 'en' : 'pt-BR';
}
