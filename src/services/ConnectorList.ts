import type { Clock } from '../domain/clock.ts';
import type { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { WireConnector, WirePage } from '../pluggy/wire-types.ts';
import { WHILE_SOMEBODY_WAITS } from './patience.ts';

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
    (name === undefined || fold(connector.name).includes(fold(name))) &&
    (types === undefined || types.includes(connector.type)) &&
    (isOpenFinance === undefined || connector.isOpenFinance === isOpenFinance)
  );
}

/** The banks that one can connect, kept for ten minutes; an old list is better than none while Pluggy is away. */
export class ConnectorList {
  readonly #client: PluggyClient;
  readonly #clock: Clock;
  #known: { readonly connectors: readonly WireConnector[]; readonly at: number } | undefined;
  #reading: Promise<readonly WireConnector[]> | undefined;

  constructor(client: PluggyClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** @throws {PluggyError} when Pluggy fails and nothing was read before */
  async find(filter: ConnectorFilter): Promise<WireConnector[]> {
    return (await this.#current()).filter((connector) => matches(connector, filter));
  }

  async #current(): Promise<readonly WireConnector[]> {
    const known = this.#known;
    if (known !== undefined && this.#clock.now().getTime() - known.at < FRESH_MS) return known.connectors;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    if (known === undefined) return this.#reading;
    return this.#reading.catch(() => known.connectors);
  }

  async #read(): Promise<readonly WireConnector[]> {
    const answer = await this.#client.getConnectors({ sandbox: true }, WHILE_SOMEBODY_WAITS);
    const connectors = answer.json<WirePage<WireConnector>>().results;
    this.#known = { connectors, at: this.#clock.now().getTime() };
    return connectors;
  }
}
