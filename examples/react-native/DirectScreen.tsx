import { Linking } from 'react-native';
import WebView from 'react-native-webview';
import { addressOf, connectedItem, isBank } from './direct-address';

export interface DirectScreenProps {
  /** Where the service is. */
  readonly serviceUrl: string;
  /** A session of the person, which your server makes (`POST /session`). */
  readonly sessionToken: string;
  /** Updates this connection. */
  readonly itemId?: string;
  /** A bank was connected; the service knows of it. The person may go on and connect another. */
  readonly onConnected?: (itemId: string) => void;
  readonly onDone: () => void;
}

/** The page `/conectar` in a WebView. Banks open outside of it, in the browser or in their own apps. */
export function DirectScreen({ serviceUrl, sessionToken, itemId, onConnected, onDone }: DirectScreenProps) {
  const open = (url: string): void => {
    void Linking.openURL(url);
  };
  return (
    <WebView
      source={{ uri: addressOf(serviceUrl, sessionToken, itemId) }}
      onMessage={({ nativeEvent }) => {
        const connected = connectedItem(nativeEvent.data);
        if (connected !== null) onConnected?.(connected);
      }}
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
