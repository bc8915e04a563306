import { PERIODS } from '../../domain/summaries/span.ts';
import { body, dayOrMonth, daysAhead, flag, maybe, oneOf, query, queryFlag } from '../inputs.ts';
import {
  cashFlow,
  categorySum,
  netWorth,
  recurringPayment,
  transactionSum,
  upcoming,
} from '../shapes/summary.ts';
import { closed, list } from '../shapes/values.ts';
import type { Operations } from './operation.ts';
import { TRANSACTION_FILTER } from './transactions.ts';

const span = {
  /** The first day or month, included. */
  from: maybe(dayOrMonth),
  /** The last day or month, included. */
  to: maybe(dayOrMonth),
};
/** What a line is of; `month` if nothing is said. */
const by = maybe(oneOf(PERIODS));
const RULES = 'By the rules of `docs/summaries.md`. `from` and `to` are days or months, both included.';

export const summaryOperations = {
  readCashFlow: {
    summary: 'What came in and went out, by month or by day, each currency apart.',
    details: `${RULES} Default: twelve months up to this one; with \`by=day\` thirty days up to today. A period without a row has no line.`,
    method: 'get',
    path: '/user/:userId/summary/cash-flow',
    access: 'user',
    query: query({ ...span, by }),
    responses: { 200: closed({ results: list(cashFlow) }) },
    errors: ['too_many_searches'],
  },
  readCategorySums: {
    summary: 'What was spent on what, by category, each currency apart.',
    details: `${RULES} Default: this month. A parent's line has the rows of that very category, without those of its children.`,
    method: 'get',
    path: '/user/:userId/summary/categories',
    access: 'user',
    query: query(span),
    responses: { 200: closed({ results: list(categorySum) }) },
    errors: ['too_many_searches'],
  },
  readTransactionSums: {
    summary: 'How many transactions a list has and what they moved, each currency apart.',
    details:
      'With the filters of the list of transactions. It adds up what the list shows, transfers and payments of bills among it; what is ignored moves nothing, and without `accountId` accounts that are not counted stay out.',
    method: 'get',
    path: '/user/:userId/summary/transactions',
    access: 'user',
    query: query(TRANSACTION_FILTER),
    responses: { 200: closed({ results: list(transactionSum) }) },
    errors: ['too_many_searches'],
  },
  readNetWorth: {
    summary: 'What the person had and owed at the end of each month or day, each currency apart.',
    details: `${RULES} Default: as for the cash flow. A period without a reading has the last one; before the first one it is null. Periods to come have no line.`,
    method: 'get',
    path: '/user/:userId/summary/net-worth',
    access: 'user',
    query: query({ ...span, by }),
    responses: { 200: closed({ results: list(netWorth) }) },
    errors: ['too_many_searches'],
  },
  listUpcoming: {
    summary: 'Bills to pay, instalments and recurring payments of the coming days, the next one first.',
    details:
      'By the rules of `docs/summaries.md`. Default: 30 days from today, which is one of them. An instalment is due with the bill that it will be on.',
    method: 'get',
    path: '/user/:userId/summary/upcoming',
    access: 'user',
    query: query({
      /** How many days from today on, which is one of them; 30 if nothing is said. */
      days: maybe(daysAhead),
    }),
    responses: { 200: closed({ results: list(upcoming) }) },
    errors: ['too_many_searches'],
  },
  listRecurring: {
    summary: 'Payments that come again and again, in and out, the next one first.',
    details:
      'Found in the rows of the last three years, by the rules of `docs/summaries.md`. What has ended is in it for whoever asks for it, and so is what the person dismissed; instalments, payments of bills and own transfers never are.',
    method: 'get',
    path: '/user/:userId/recurring',
    access: 'user',
    query: query({
      /** True adds series of which no further payment is expected. */
      includeEnded: maybe(queryFlag),
      /** True adds series that the person says are not recurring. */
      includeDismissed: maybe(queryFlag),
    }),
    responses: { 200: closed({ results: list(recurringPayment) }) },
    errors: ['too_many_searches'],
  },
  dismissRecurring: {
    summary: 'Says that a series of payments is not recurring, or takes that back.',
    details:
      'A dismissed series is in no list of those who do not ask for it, and not in what is upcoming; further payments of it change nothing of that. Its rows count as before. The answer is the series as it is now.',
    method: 'patch',
    path: '/user/:userId/recurring/:recurringId',
    access: 'user',
    body: body({
      /** True: it is not recurring. False takes that back. */
      dismissed: flag,
    }),
    responses: { 200: recurringPayment },
    errors: ['recurring_not_found', 'too_many_searches'],
  },
} as const satisfies Operations;
