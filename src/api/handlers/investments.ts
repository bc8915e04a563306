import type { investmentOperations } from '../../contract/operations/investments.ts';
import { readHistoryOfInvestment } from '../../features/investments/investments.ts';
import { requireInvestmentId, requireUserId } from '../../features/shared/require-input.ts';
import type { Handlers } from '../bind.ts';
import { sendJsonText } from '../send-json.ts';

export const investmentHandlers: Handlers<typeof investmentOperations> = {
  readInvestmentHistory: async ({ service, response, params }) => {
    const [userId, id] = [requireUserId(params.userId), requireInvestmentId(params.investmentId)];
    sendJsonText(response, await readHistoryOfInvestment(await service.ready(), userId, id));
  },
};
