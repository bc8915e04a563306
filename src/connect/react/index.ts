export { type ConnectCallbacks, DirectConnect, type DirectConnectProps } from './DirectConnect.tsx';
export { PluggyConnectButton, type PluggyConnectButtonProps } from './PluggyConnectButton.tsx';
export { PluggyProvider, type PluggyProviderProps } from './PluggyProvider.tsx';
export { type ConnectBank, type ConnectBankOptions, useConnectBank } from './use-connect-bank.ts';
export {
  type Connection,
  type Transaction,
  type TransactionFilter,
  useConnections,
  useTransactions,
} from './use-lists.ts';
