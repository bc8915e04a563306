import { createContext, type ReactNode, useContext } from 'react';
import type { ConnectSession } from './token-provider.ts';
import { type ConnectBank, useConnectBank } from './use-connect-bank.ts';

const ConnectContext = createContext<ConnectBank | null>(null);

/** One for all pages: connecting a bank goes on while the person walks from one page to another. */
export function ConnectProvider({ session, children }: { session: ConnectSession; children: ReactNode }) {
  return <ConnectContext value={useConnectBank(session)}>{children}</ConnectContext>;
}

export function useConnect(): ConnectBank {
  const connect = useContext(ConnectContext);
  if (!connect) throw new Error('useConnect outside of ConnectProvider');
  return connect;
}
