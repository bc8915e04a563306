import { useCallback, useEffect, useRef, useState } from 'react';
import type { DirectConnectProps } from './DirectConnect.tsx';
import { loadScript } from './load-script.ts';
import { usePluggy } from './PluggyProvider.tsx';

export interface ConnectBank {
  readonly isOpen: boolean;
  /** How the last attempt went wrong; null while all is well. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Opens the dialog; does nothing while it is open. */
  open(options?: { readonly itemId?: string }): void;
  close(): void;
}

export type ConnectBankOptions = Omit<DirectConnectProps, 'children'> & {
  /** A token of your own instead of the provider's. */
  readonly connectToken?: string | undefined;
};

/** Connecting a bank from a button of your own. Callbacks are always those of the last render. */
export function useConnectBank(options: ConnectBankOptions = {}): ConnectBank {
  const { serviceUrl, language, theme, getToken, report } = usePluggy();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<ConnectBank['error']>(null);
  const latest = useRef(options);
  latest.current = options;
  const opened = useRef<{ close(): void } | null>(null);
  const isBusy = useRef(false);
  const isMounted = useRef(false);

  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
      opened.current?.close();
    };
  }, []);

  const open = useCallback(
    ({ itemId }: { readonly itemId?: string } = {}) => {
      if (isBusy.current) return;
      isBusy.current = true;
      setError(null);
      const fail = (failure: { code: string; message: string }): void => {
        setError(failure);
        latest.current.onError?.(failure);
      };
      const { connectToken, mode, includeSandbox, connectorIds, itemId: usual } = latest.current;
      loadScript(serviceUrl).then(
        (script) => {
          if (!isMounted.current) return;
          setOpen(true);
          opened.current = script.open({
            ...(connectToken === undefined ? { getToken } : { connectToken }),
            service: serviceUrl || undefined,
            itemId: itemId ?? usual,
            mode,
            includeSandbox,
            connectorIds,
            language,
            theme,
            onConnected: (detail: { itemId: string }) => {
              const tell = (): void => latest.current.onConnected?.(detail);
              report(detail.itemId).then(tell, tell);
            },
            onError: fail,
            onStep: (detail: { name: string }) => latest.current.onStep?.(detail),
            onClose: () => {
              isBusy.current = false;
              opened.current = null;
              setOpen(false);
              latest.current.onClose?.();
            },
          });
        },
        () => {
          isBusy.current = false;
          fail({ code: 'SERVICE_UNREACHABLE', message: 'pluggy-connect.js could not be loaded' });
        },
      );
    },
    [serviceUrl, language, theme, getToken, report],
  );

  const close = useCallback(() => opened.current?.close(), []);
  return { isOpen, error, open, close };
}
