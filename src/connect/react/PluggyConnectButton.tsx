import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useConnectBank } from './use-connect-bank.ts';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'onError' | 'type'>;

/** The official component's props, on a button that opens either way. */
export interface PluggyConnectButtonProps extends Native {
  /** A token of your own; default: one from the provider. */
  readonly connectToken?: string;
  readonly mode?: 'direct' | 'widget';
  readonly includeSandbox?: boolean;
  readonly connectorIds?: readonly number[];
  /** Updates this connection. */
  readonly updateItem?: string;
  readonly onSuccess?: (data: { item: { id: string } }) => void;
  readonly onError?: (error: { message: string; code: string }) => void;
  readonly onClose?: () => void;
  readonly onEvent?: (payload: { event: string; timestamp: number }) => void;
}

/** A button of your own look that connects a bank. */
export function PluggyConnectButton(props: PluggyConnectButtonProps): ReactNode {
  const { connectToken, mode, includeSandbox, connectorIds, updateItem, ...rest } = props;
  const { onSuccess, onError, onClose, onEvent, children, ...native } = rest;
  const bank = useConnectBank({
    connectToken,
    mode,
    includeSandbox,
    connectorIds,
    itemId: updateItem,
    onConnected: ({ itemId }) => onSuccess?.({ item: { id: itemId } }),
    onError,
    onClose,
    onStep: ({ name }) => onEvent?.({ event: name, timestamp: Date.now() }),
  });
  return (
    <button {...native} type="button" aria-haspopup="dialog" onClick={() => bank.open()}>
      {children ?? 'Conectar banco'}
    </button>
  );
}
