import { createElement, type ReactNode, useEffect, useRef } from 'react';
import { loadScript } from './load-script.ts';
import { usePluggy } from './PluggyProvider.tsx';

export interface ConnectCallbacks {
  /** The service has been told already. */
  readonly onConnected?: ((detail: { itemId: string }) => void) | undefined;
  readonly onError?: ((detail: { code: string; message: string }) => void) | undefined;
  readonly onStep?: ((detail: { name: string }) => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

export interface DirectConnectProps extends ConnectCallbacks {
  /** Updates this connection instead of making one. */
  readonly itemId?: string | undefined;
  readonly mode?: 'direct' | 'widget' | undefined;
  readonly includeSandbox?: boolean | undefined;
  readonly connectorIds?: readonly number[] | undefined;
  /** A button of your own, in place of the element's. */
  readonly children?: ReactNode;
}

/** `<pluggy-connect>` with the provider's tokens: a button, and the dialog in which a bank is connected. */
export function DirectConnect(props: DirectConnectProps): ReactNode {
  const { itemId, mode, includeSandbox, connectorIds, children } = props;
  const { serviceUrl, language, theme, getToken, report } = usePluggy();
  const element = useRef<HTMLElement>(null);
  const callbacks = useRef<ConnectCallbacks>(props);
  callbacks.current = props;

  useEffect(() => {
    void loadScript(serviceUrl).catch(() =>
      callbacks.current.onError?.({
        code: 'SERVICE_UNREACHABLE',
        message: 'pluggy-connect.js could not be loaded',
      }),
    );
  }, [serviceUrl]);

  useEffect(() => {
    if (element.current) Object.assign(element.current, { getToken });
  }, [getToken]);

  useEffect(() => {
    const target = element.current;
    const ending = new AbortController();
    const hear = <Detail,>(name: string, tell: (detail: Detail) => void): void =>
      target?.addEventListener(name, (event) => tell((event as CustomEvent<Detail>).detail), {
        signal: ending.signal,
      });
    hear<{ itemId: string }>('connected', (detail) => {
      const tell = (): void => callbacks.current.onConnected?.(detail);
      report(detail.itemId).then(tell, tell);
    });
    hear<{ code: string; message: string }>('error', (detail) => callbacks.current.onError?.(detail));
    hear<{ name: string }>('step', (detail) => callbacks.current.onStep?.(detail));
    hear<null>('close', () => callbacks.current.onClose?.());
    return () => ending.abort();
  }, [report]);

  return createElement(
    'pluggy-connect',
    {
      ref: element,
      service: serviceUrl || undefined,
      language,
      theme,
      mode,
      'item-id': itemId,
      'include-sandbox': includeSandbox ? '' : undefined,
      'connector-ids': connectorIds?.join(','),
    },
    children === undefined ? null : createElement('span', { slot: 'button' }, children),
  );
}
