import type { Connector } from '../api/types.ts';
import type { WidgetApi } from '../api/WidgetApi.ts';
import type { WidgetOptions } from '../host/options.ts';

/** The banks that the host allows, in the order it asked for. */
export async function listConnectors(api: WidgetApi, options: WidgetOptions): Promise<Connector[]> {
  const all = await api.connectors({
    sandbox: options.includeSandbox,
    countries: options.countries,
    types: options.connectorTypes,
  });
  const allowed = all.filter((connector) => isAllowed(connector, options));
  return options.connectorSortAlphabetically
    ? allowed.toSorted((a, b) => a.name.localeCompare(b.name, 'pt-BR'))
    : allowed;
}

function isAllowed(connector: Connector, options: WidgetOptions): boolean {
  const { connectorIds, connectorTypes, countries, products } = options;
  return (
    within(connectorIds, connector.id) &&
    within(connectorTypes, connector.type) &&
    within(countries, connector.country) &&
    (!products?.length || products.some((product) => connector.products?.includes(product)))
  );
}

/** An absent or empty filter filters nothing, and neither does a fact that the connector doesn't state. */
function within<T>(filter: readonly T[] | undefined, value: T | null | undefined): boolean {
  return !filter?.length || value === null || value === undefined || filter.includes(value);
}
