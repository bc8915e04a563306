import type { investmentOperations } from '../../contract/operations/investments.ts';
import type { Handlers } from '../bind.ts';
import { sendJsonText } from '../send-json.ts';

export const investmentHandlers: Handlers<typeof investmentOperations> = {
  readInvestmentHistory: async ({ pluggy, response, params }) => {
    sendJsonText(response, await pluggy.readInvestmentHistory(params.userId, params.investmentId));
  },
};
