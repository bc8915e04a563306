import { investmentHistory } from '../shapes/history.ts';
import type { Operations } from './operation.ts';

export const investmentOperations = {
  readInvestmentHistory: {
    summary: 'Every value that an investment had, newest first.',
    details: '`unconfirmed`: one reading says that all was withdrawn, and another one has to agree.',
    method: 'get',
    path: '/user/:userId/investments/:investmentId/history',
    access: 'user',
    responses: { 200: investmentHistory },
    errors: ['investment_not_found'],
  },
} as const satisfies Operations;
