import { PRODUCTS } from '../bank/connector-view.ts';
import { connectors } from '../bank/connectors.ts';
import { ApiError, badRequest, notAuthorized } from '../pluggy/rules/ApiError.ts';
import type { Caller } from '../pluggy/rules/tokens.ts';
import { redirectUriProblem, webhookUrlProblem } from '../pluggy/rules/url-rules.ts';
import {
  answerMfa,
  createItem,
  deleteItem,
  disableAutoSync,
  type NewItem,
  updateItem,
} from '../pluggy/runs/items.ts';
import type { World } from '../pluggy/state/World.ts';
import { checkedUrl } from './auth-routes.ts';
import { callerOf, requireItem } from './authenticate.ts';
import { decryptParameters } from './decrypt-parameters.ts';
import { itemView } from './item-view.ts';
import type { Router } from './Router.ts';
import { objectBody, optionalBoolean, optionalText, textValues } from './read-input.ts';

type Input = Readonly<Record<string, unknown>>;

/** Making, reading, changing and removing items. Answers go out once the state is saved. */
export function addItemRoutes(router: Router, world: World): void {
  router.change('POST', '/items', ({ headers, body }) => {
    const caller = callerOf(world, headers);
    const item = createItem(world, newItemOf(world, objectBody(body), caller));
    return { status: 200, json: itemView(world, item) };
  });

  // Pluggy offers no list of items; this is what its live API was seen to answer.
  router.on('GET', '/items', () => {
    throw new ApiError(401, undefined, 'Unauthorized');
  });

  router.on('GET', '/items/:id', ({ headers, params }) => {
    const item = requireItem(world, callerOf(world, headers), params['id']);
    return { status: 200, json: itemView(world, item) };
  });

  router.change('PATCH', '/items/:id', ({ headers, params, body }) => {
    const caller = callerOf(world, headers);
    const item = requireItem(world, caller, params['id']);
    const input = objectBody(body);
    updateItem(world, item, {
      parameters: parametersOf(world, input),
      clientUserId: optionalText(input, 'clientUserId'),
      webhookUrl: checkedUrl(optionalText(input, 'webhookUrl'), webhookUrlProblem, world),
      products: productsOf(input),
      triggeredBy: triggeredBy(caller),
    });
    return { status: 200, json: itemView(world, item) };
  });

  router.change('PATCH', '/items/:id/disable-auto-sync', ({ headers, params }) => {
    const caller = callerOf(world, headers);
    if (caller.kind !== 'application') throw notAuthorized();
    const item = requireItem(world, caller, params['id']);
    disableAutoSync(world, item);
    return { status: 200, json: itemView(world, item) };
  });

  router.change('POST', '/items/:id/mfa', ({ headers, params, body }) => {
    const item = requireItem(world, callerOf(world, headers), params['id']);
    answerMfa(world, item, textValues(objectBody(body)));
    return { status: 200, json: itemView(world, item) };
  });

  router.change('DELETE', '/items/:id', ({ headers, params }) => {
    const caller = callerOf(world, headers);
    if (caller.kind !== 'application') throw notAuthorized();
    deleteItem(world, requireItem(world, caller, params['id']));
    return { status: 200, json: { count: 1 } };
  });
}

/** What the connect token says goes before what the body says. */
function newItemOf(world: World, input: Input, caller: Caller): NewItem {
  const { connectorId } = input;
  if (typeof connectorId !== 'number' || !Number.isInteger(connectorId)) {
    throw badRequest('connectorId must be a number');
  }
  const asksNothing = connectors.get(connectorId)?.credentials.length === 0;
  const parameters = parametersOf(world, input) ?? (asksNothing ? {} : undefined);
  if (parameters === undefined) {
    throw new ApiError(400, 'PARAMETERS_NOT_PROVIDED', 'parameters were not provided');
  }
  const inherited = caller.kind === 'connect-token' ? caller.options : {};
  const webhookUrl = checkedUrl(optionalText(input, 'webhookUrl'), webhookUrlProblem, world);
  const oauthRedirectUri = checkedUrl(optionalText(input, 'oauthRedirectUri'), redirectUriProblem, world);
  return {
    connectorId,
    parameters,
    clientUserId: inherited.clientUserId ?? optionalText(input, 'clientUserId') ?? null,
    webhookUrl: inherited.webhookUrl ?? webhookUrl ?? null,
    oauthRedirectUri: inherited.oauthRedirectUri ?? oauthRedirectUri ?? null,
    avoidDuplicates: inherited.avoidDuplicates ?? optionalBoolean(input, 'avoidDuplicates') ?? false,
    products: productsOf(input) ?? PRODUCTS,
    connectTokenId: caller.kind === 'connect-token' ? caller.id : null,
    triggeredBy: triggeredBy(caller),
  };
}

function triggeredBy(caller: Caller): 'USER' | 'CLIENT' {
  return caller.kind === 'connect-token' ? 'USER' : 'CLIENT';
}

/** Undefined when absent; an empty object counts as absent too, as clients send it for "sync again". */
function parametersOf(world: World, input: Input): Readonly<Record<string, string>> | undefined {
  const given = input['parameters'];
  if (given === undefined || given === null) return undefined;
  const { privateKey } = world.switches;
  const parameters = typeof given === 'string' ? decryptParameters(given, privateKey) : given;
  const values = textValues(objectBody(parameters));
  return Object.keys(values).length === 0 ? undefined : values;
}

function productsOf(input: Input): readonly string[] | undefined {
  const { products } = input;
  if (products === undefined || products === null) return undefined;
  if (Array.isArray(products) && products.every((product) => typeof product === 'string')) return products;
  throw badRequest('products must be an array of strings');
}
