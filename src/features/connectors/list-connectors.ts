import type { WireConnector } from '../../pluggy/wire-types.ts';
import type { Needs } from '../shared/Parts.ts';
import type { ConnectorFilter, ConnectorList } from './ConnectorList.ts';

/** Without `sandbox` those of the sandbox come in the sandbox mode alone. */
export type ConnectorChoice = Omit<ConnectorFilter, 'sandbox'> & { readonly sandbox?: boolean | undefined };

/** The banks that one can connect. @throws {PluggyError} when Pluggy fails and nothing was read before */
export function listConnectors(
  { connectors, config }: Needs<'config'> & { readonly connectors: Pick<ConnectorList, 'find'> },
  choice: ConnectorChoice,
): Promise<WireConnector[]> {
  return connectors.find({ ...choice, sandbox: choice.sandbox ?? config.mode === 'sandbox' });
}
