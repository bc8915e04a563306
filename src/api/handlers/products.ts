import type { Response } from 'express';
import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { productOperations } from '../../contract/operations/products.ts';
import { parseAccountId } from '../../domain/ids.ts';
import { listBills, listIdentities, listMovements, listProduct } from '../../features/products/products.ts';
import { requireInvestmentId, requireUserId } from '../../features/shared/require-input.ts';
import type { ProductPage, ProductPageAsked } from '../../store/statements/products/list-product-page.ts';
import type { Call, Handlers } from '../bind.ts';
import { decodeProductCursor, encodeProductCursor } from '../product-cursor.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

interface Query {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** @param filter what the cursor belongs to */
async function sendPage(
  response: Response,
  { after, limit = DEFAULT_PAGE }: Query,
  filter: object,
  list: (page: ProductPageAsked) => Promise<ProductPage>,
): Promise<void> {
  const place = after === undefined ? undefined : decodeProductCursor(after, filter);
  const { rows, next } = await list({ limit, after: place });
  const cursor = JSON.stringify(next === null ? null : encodeProductCursor(next, filter));
  sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
}

type ListCall = Pick<Call, 'service' | 'response'> & {
  readonly params: { readonly userId: string };
  readonly query: Query;
};

async function sendProduct(
  name: 'investments' | 'loans' | 'consents',
  { service, response, params, query }: ListCall,
): Promise<void> {
  const [userId, parts] = [requireUserId(params.userId), await service.ready()];
  await sendPage(response, query, { name }, (page) => listProduct(parts, userId, name, page));
}

export const productHandlers: Handlers<typeof productOperations> = {
  listBills: async ({ service, response, params, query }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    const { accountId, includeDeleted = false } = query;
    const filter = { accountId: parseAccountId(accountId), includeDeleted };
    await sendPage(response, query, { name: 'bills', ...filter }, (page) =>
      listBills(parts, userId, filter, page),
    );
  },

  listInvestments: (asked) => sendProduct('investments', asked),

  listInvestmentTransactions: async ({ service, response, params, query }) => {
    const [userId, id] = [requireUserId(params.userId), requireInvestmentId(params.investmentId)];
    const parts = await service.ready();
    await sendPage(response, query, { name: 'movements', id }, (page) =>
      listMovements(parts, userId, id, page),
    );
  },

  listLoans: (asked) => sendProduct('loans', asked),

  listIdentities: async ({ service, response, params, query }) => {
    const [userId, parts] = [requireUserId(params.userId), await service.ready()];
    await sendPage(response, query, { name: 'identity' }, async ({ after, limit }) => {
      const { rows, next } = await listIdentities(parts, userId, { after: after?.itemId, limit });
      return { rows, next: next === null ? null : { at: '', itemId: next, id: next } };
    });
  },

  listConsents: (asked) => sendProduct('consents', asked),
};
