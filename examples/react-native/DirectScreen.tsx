import { useRef } from 'react';
import { Linking } from 'react-native';
import WebView from 'react-native-webview';
import { addressOf, isBank } from './direct-address';

export interface DirectScreenProps {
  /** Where the service is. */
  readonly serviceUrl: string;
  /** A session of the person, which your server makes (`POST /session`). */
  readonly sessionToken: string;
  /** Updates this connection. */
  readonly itemId?: string;
  readonly onDone: () => void;
}

/** The page `/conectar` in a WebView. Banks open outside of it, in the browser or in their own apps. */
export function DirectScreen({ serviceUrl, sessionToken, itemId, onDone }: DirectScreenProps) {
  const view = useRef<WebView>(null);
  const open = (url: string): void => {
    void Linking.openURL(url);
  };
  return (
    <WebView
      ref={view}
      source={{ uri: addressOf(serviceUrl, sessionToken, itemId) }}
      setSupportMultipleWindows
      onOpenWindow={({ nativeEvent }) => open(nativeEvent.targetUrl)}
      onShouldStartLoadWithRequest={({ url }) => {
        if (url === `${serviceUrl}/`) onDone();
        else if (isBank(url, serviceUrl)) open(url);
        else return true;
        return false;
      }}
    />
  );
}
