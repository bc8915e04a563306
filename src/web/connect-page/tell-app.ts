/** What an app puts into the pages of its WebView. */
interface AppAround {
  postMessage(text: string): void;
}

const isAppAround = (value: unknown): value is AppAround =>
  typeof value === 'object' &&
  value !== null &&
  'postMessage' in value &&
  typeof value.postMessage === 'function';

/** Tells the app whose WebView shows this page, one of React Native that hears messages. In a browser nobody is told. */
export function tellApp(message: object): void {
  const app: unknown = Reflect.get(window, 'ReactNativeWebView');
  if (isAppAround(app)) app.postMessage(JSON.stringify(message));
}
