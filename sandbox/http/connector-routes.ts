import { connectorIcon } from '../bank/connector-icon.ts';
import { connectorView, PRODUCTS } from '../bank/connector-view.ts';
import { type Connector, connectors, isOpenFinance } from '../bank/connectors.ts';
import { validateParameters } from '../bank/validate-parameters.ts';
import { notFound } from '../pluggy/rules/ApiError.ts';
import { connectorStatusOf } from '../pluggy/rules/connector-status.ts';
import type { World } from '../pluggy/state/World.ts';
import { callerOf } from './authenticate.ts';
import type { Router } from './Router.ts';
import { objectBody, pageOf, queryFlag, queryList } from './read-input.ts';

/** The list of banks, one bank, the check of a form, and the banks' pictures. */
export function addConnectorRoutes(router: Router, world: World): void {
  const view = (connector: Connector, details: boolean): object =>
    connectorView(connector, world.publicUrl, connectorStatusOf(world, connector.id), details);

  router.on('GET', '/connectors', ({ headers, query }) => {
    callerOf(world, headers);
    const details = queryFlag(query, 'healthDetails') ?? false;
    const results = [...connectors.values()]
      .filter((connector) => passes(connector, query))
      .map((connector) => view(connector, details));
    return { status: 200, json: pageOf(results) };
  });

  router.on('GET', '/connectors/:id', ({ headers, params, query }) => {
    callerOf(world, headers);
    const details = queryFlag(query, 'healthDetails') ?? false;
    return { status: 200, json: view(requireConnector(params['id']), details) };
  });

  router.on('POST', '/connectors/:id/validate', ({ headers, params, body }) => {
    callerOf(world, headers);
    const parameters = objectBody(body);
    const errors = validateParameters(requireConnector(params['id']), parameters);
    return { status: 200, json: { parameters, errors } };
  });

  router.on('GET', '/assets/connector-icons/:file', ({ params }, response) => {
    const picture = connectorIcon(requireConnector(params['file']?.replace(/\.svg$/, '')));
    response.writeHead(200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    });
    response.end(picture);
    return { streamed: true };
  });
}

function requireConnector(id: string | undefined): Connector {
  const connector = /^\d{1,6}$/.test(id ?? '') ? connectors.get(Number(id)) : undefined;
  if (connector === undefined) throw notFound('CONNECTOR_NOT_FOUND', 'connector not found');
  return connector;
}

/** Sandbox connectors hide unless asked for; the support flags are false for all. */
function passes(connector: Connector, query: URLSearchParams): boolean {
  const wanted = queryFlag(query, 'isOpenFinance');
  const name = query.get('name');
  const unsupported = ['supportsPaymentInitiation', 'supportsSmartTransfers', 'supportsAutomaticPix'];
  return (
    (!connector.isSandbox || queryFlag(query, 'sandbox') === true) &&
    (wanted === undefined || wanted === isOpenFinance(connector)) &&
    (name === null || comparable(connector.name).includes(comparable(name))) &&
    (queryList(query, 'types')?.includes(connector.type) ?? true) &&
    (queryList(query, 'countries')?.includes('BR') ?? true) &&
    (queryList(query, 'products')?.every((product) => PRODUCTS.some((one) => one === product)) ?? true) &&
    unsupported.every((flag) => queryFlag(query, flag) !== true)
  );
}

/** Without case and accents: "itau" finds Itaú. */
function comparable(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
