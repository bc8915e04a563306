import type { Clock } from '../../domain/clock.ts';
import type { PluggyClient } from '../../pluggy/PluggyClient.ts';
import type { WireConnector } from '../../pluggy/wire-types.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';
import { KeptList, type ListCache } from './KeptList.ts';

/** Banks come and go within weeks; their health is what changes faster. */
const FRESH_MS = 10 * 60_000;

export interface ConnectorFilter {
  /** Part of the name, in any case, with or without accents. */
  readonly name?: string | undefined;
  readonly types?: readonly string[] | undefined;
  readonly isOpenFinance?: boolean | undefined;
  /** True: sandbox banks too. */
  readonly sandbox: boolean;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

function matches(connector: WireConnector, filter: ConnectorFilter): boolean {
  const { name, types, isOpenFinance, sandbox } = filter;
  return (
    (sandbox || connector.isSandbox !== true) &&
    (name === undefined ||
      (typeof connector.name === 'string' && fold(connector.name).includes(fold(name)))) &&
    (types === undefined || types.includes(connector.type ?? '')) &&
    (isOpenFinance === undefined || connector.isOpenFinance === isOpenFinance)
  );
}

/** The banks that one can connect. */
export class ConnectorList {
  readonly #list: KeptList<WireConnector>;

  constructor(client: PluggyClient, clock: Clock, cache: ListCache<WireConnector>) {
    const ask = () => client.getConnectors({ sandbox: true }, WHILE_SOMEBODY_WAITS);
    this.#list = new KeptList({ clock, cache, ask, freshMs: FRESH_MS });
  }

  /** @throws {PluggyError} when Pluggy fails and nothing was read before */
  async find(filter: ConnectorFilter): Promise<WireConnector[]> {
    return (await this.#list.all()).filter((connector) => matches(connector, filter));
  }

  /** Reads the list if it has grown old. @throws {PluggyError} */
  refresh(): Promise<void> {
    return this.#list.refresh();
  }

  /** Reads the list, for something about a bank has changed. @throws {PluggyError} */
  async read(): Promise<void> {
    await this.#list.read();
  }
}
