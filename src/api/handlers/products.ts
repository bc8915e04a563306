import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { RequestOf } from '../../contract/operations/operation.ts';
import type { productOperations } from '../../contract/operations/products.ts';
import { parseAccountId, type UserId } from '../../domain/ids.ts';
import { listBills, listIdentities, listMovements, listProduct } from '../../features/products/products.ts';
import { requireInvestmentId, requireUserId } from '../../features/shared/require-input.ts';
import type { ProductPage, ProductPageAsked } from '../../store/statements/products/list-product-page.ts';
import type { Call, Handlers } from '../bind.ts';
import { decodeProductCursor, encodeProductCursor } from '../product-cursor.ts';
import type { ServiceParts } from '../Service.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

interface Query {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** @param filter what the cursor belongs to */
async function pageText(
  { after, limit = DEFAULT_PAGE }: Query,
  filter: object,
  list: (page: ProductPageAsked) => Promise<ProductPage>,
): Promise<string> {
  const place = after === undefined ? undefined : decodeProductCursor(after, filter);
  const { rows, next } = await list({ limit, after: place });
  const cursor = JSON.stringify(next === null ? null : encodeProductCursor(next, filter));
  return `{"results":${joinJson(rows)},"next":${cursor}}`;
}

type ProductName = 'investments' | 'loans' | 'consents';

export const productText = (
  parts: ServiceParts,
  userId: UserId,
  name: ProductName,
  query: Query,
): Promise<string> => pageText(query, { name }, (page) => listProduct(parts, userId, name, page));

export function billsText(
  parts: ServiceParts,
  userId: UserId,
  query: RequestOf<(typeof productOperations)['listBills']>['query'],
): Promise<string> {
  const { accountId, includeDeleted = false } = query;
  const filter = { accountId: parseAccountId(accountId), includeDeleted };
  return pageText(query, { name: 'bills', ...filter }, (page) => listBills(parts, userId, filter, page));
}

type ListCall = Pick<Call, 'service' | 'response'> & {
  readonly params: { readonly userId: string };
  readonly query: Query;
};

async function sendProduct(name: ProductName, { service, response, params, query }: ListCall): Promise<void> {
  const [userId, parts] = [requireUserId(params.userId), await service.ready()];
  sendJsonText(response, await productText(parts, userId, name, query));
}

export const productHandlers: Handlers<typeof productOperations> = {
  listBills: async ({ service, response, params, query }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    sendJsonText(response, await billsText(parts, userId, query));
  },

  listInvestments: (asked) => sendProduct('investments', asked),

  listInvestmentTransactions: async ({ service, response, params, query }) => {
    const [userId, id] = [requireUserId(params.userId), requireInvestmentId(params.investmentId)];
    const parts = await service.ready();
    const text = await pageText(query, { name: 'movements', id }, (page) =>
      listMovements(parts, userId, id, page),
    );
    sendJsonText(response, text);
  },

  listLoans: (asked) => sendProduct('loans', asked),

  listIdentities: async ({ service, response, params, query }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    const text = await pageText(query, { name: 'identity' }, async ({ after, limit }) => {
      const { rows, next } = await listIdentities(parts, userId, { after: after?.itemId, limit });
      return { rows, next: next === null ? null : { at: '', itemId: next, id: next } };
    });
    sendJsonText(response, text);
  },

  listConsents: (asked) => sendProduct('consents', asked),
};
