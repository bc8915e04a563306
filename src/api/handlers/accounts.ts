import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { accountOperations } from '../../contract/operations/accounts.ts';
import type { UserId } from '../../domain/ids.ts';
import { changeAccount, listAccounts, readAccount, readBalances } from '../../features/accounts/accounts.ts';
import { requireAccountId, requireUserId } from '../../features/shared/require-input.ts';
import type { Handlers } from '../bind.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../cursor.ts';
import type { ServiceParts } from '../Service.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

export async function accountsText(
  parts: ServiceParts,
  userId: UserId,
  includeDeleted = false,
): Promise<string> {
  const { accounts, totals } = await listAccounts(parts, userId, includeDeleted);
  return `{"accounts":${joinJson(accounts)},"totals":${joinJson(totals)}}`;
}

export const accountHandlers: Handlers<typeof accountOperations> = {
  listAccounts: async ({ service, response, params, query }) => {
    const userId = requireUserId(params.userId);
    sendJsonText(response, await accountsText(await service.ready(), userId, query.includeDeleted));
  },

  readAccount: async ({ service, response, params, query: { includeDeleted = false } }) => {
    const [userId, id] = [requireUserId(params.userId), requireAccountId(params.accountId)];
    sendJsonText(response, await readAccount(await service.ready(), userId, id, includeDeleted));
  },

  changeAccount: async ({ service, response, params, body }) => {
    const [userId, id] = [requireUserId(params.userId), requireAccountId(params.accountId)];
    sendJsonText(response, await changeAccount(await service.ready(), userId, id, body));
  },

  listBalances: async ({ service, response, params, query }) => {
    const [userId, id] = [requireUserId(params.userId), requireAccountId(params.accountId)];
    const { after, limit = DEFAULT_PAGE, includeDeleted } = query;
    const page = { limit, includeDeleted, after: after === undefined ? undefined : decodeTimeCursor(after) };
    const { rows, next } = await readBalances(await service.ready(), userId, id, page);
    const cursor = JSON.stringify(next === null ? null : encodeTimeCursor(next));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },
};
