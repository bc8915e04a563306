import type { Operations } from './operation.ts';

export const investmentOperations = {
  readInvestmentHistory: {
    method: 'get',
    path: '/user/:userId/investments/:investmentId/history',
    access: 'user',
    errors: ['investment_not_found'],
  },
} as const satisfies Operations;
