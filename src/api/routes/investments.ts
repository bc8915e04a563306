import { sendJsonText } from '../send-json.ts';
import { type Route, userOf } from './route.ts';

const investmentHistory: Route['handle'] = async (pluggy, request, response) => {
  const investmentId = String(request.params['investmentId']);
  sendJsonText(response, await pluggy.readInvestmentHistory(userOf(request), investmentId));
};

export const investmentRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/user/:userId/investments/:investmentId/history',
    access: 'user',
    handle: investmentHistory,
  },
];
