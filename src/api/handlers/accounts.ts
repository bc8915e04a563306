import { DEFAULT_PAGE } from '../../contract/inputs.ts';
import type { accountOperations } from '../../contract/operations/accounts.ts';
import type { Handlers } from '../bind.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../cursor.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

export const accountHandlers: Handlers<typeof accountOperations> = {
  listAccounts: async ({ pluggy, response, params, query }) => {
    const { accounts, totals } = await pluggy.listAccounts(params.userId, query);
    sendJsonText(response, `{"accounts":${joinJson(accounts)},"totals":${joinJson(totals)}}`);
  },

  readAccount: async ({ pluggy, response, params, query }) => {
    sendJsonText(response, await pluggy.readAccount(params.userId, params.accountId, query));
  },

  changeAccount: async ({ pluggy, response, params, body }) => {
    sendJsonText(response, await pluggy.changeAccount(params.userId, params.accountId, body));
  },

  listBalances: async ({ pluggy, response, params, query }) => {
    const { after, limit = DEFAULT_PAGE, includeDeleted } = query;
    const page = { limit, includeDeleted, after: after === undefined ? undefined : decodeTimeCursor(after) };
    const { rows, next } = await pluggy.listBalances(params.userId, params.accountId, page);
    const cursor = JSON.stringify(next === null ? null : encodeTimeCursor(next));
    sendJsonText(response, `{"results":${joinJson(rows)},"next":${cursor}}`);
  },
};
