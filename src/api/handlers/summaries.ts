import type { summaryOperations } from '../../contract/operations/summaries.ts';
import { parseItemId, type UserId } from '../../domain/ids.ts';
import { requireAccountId, requireUserId } from '../../features/shared/require-input.ts';
import { listRecurring } from '../../features/summaries/list-recurring.ts';
import { readCashFlow, readCategorySums, readNetWorth } from '../../features/summaries/summaries.ts';
import { readTransactionSums } from '../../features/summaries/transaction-sums.ts';
import { DEFAULT_DAYS_AHEAD, listUpcoming } from '../../features/summaries/upcoming.ts';
import type { Call, Handlers } from '../bind.ts';
import { joinJson, sendJsonText } from '../send-json.ts';

type Ask = Pick<Call, 'service' | 'response'> & { readonly params: { readonly userId: string } };
type Parts = Awaited<ReturnType<Call['service']['ready']>>;

/** Answers with lines that every row of the user may be read for, which only a few requests do at a time. */
async function answer(
  { service, response, params }: Ask,
  read: (parts: Parts, userId: UserId) => Promise<string[]>,
): Promise<void> {
  const [userId, parts] = [requireUserId(params.userId), await service.ready()];
  const lines = await parts.limits.searches.hold(userId, () => read(parts, userId));
  sendJsonText(response, `{"results":${joinJson(lines)}}`);
}

export const summaryHandlers: Handlers<typeof summaryOperations> = {
  readCashFlow: (call) => answer(call, (parts, userId) => readCashFlow(parts, userId, call.query)),

  readCategorySums: (call) => answer(call, (parts, userId) => readCategorySums(parts, userId, call.query)),

  readTransactionSums: (call) => {
    const { query } = call;
    const filter = {
      ...query,
      accountId: query.accountId?.map(requireAccountId),
      itemId: parseItemId(query.itemId),
    };
    return answer(call, (parts, userId) => readTransactionSums(parts, userId, filter));
  },

  readNetWorth: (call) => answer(call, (parts, userId) => readNetWorth(parts, userId, call.query)),

  listUpcoming: (call) =>
    answer(call, (parts, userId) => listUpcoming(parts, userId, call.query.days ?? DEFAULT_DAYS_AHEAD)),

  listRecurring: (call) => answer(call, listRecurring),
};
