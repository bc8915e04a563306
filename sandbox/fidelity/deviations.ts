import type { Deviation } from './deviation.ts';
import { nulls } from './nulls.ts';

const LIVE = 'The live API sends it; the description of July 2026 lacks it.';
const EXAMPLE = "The description's own example holds it, its schema doesn't.";
const CLIENT = "Pluggy's own clients declare it and live answers carry it; the description lacks it.";

export const deviations: readonly Deviation[] = [
  {
    at: 'POST /webhooks 200',
    problem: 'status not described',
    reason: "Described as 201, which Pluggy's Node client takes for a failure; the live API answers 200.",
  },
  {
    at: 'GET /categories 200',
    problem: 'object instead of array',
    reason:
      'Described as a bare list; both clients read `results` of a page, which is what the live API sends.',
  },
  {
    at: 'ConnectorCredential.type',
    problem: 'not one of the listed values',
    reason:
      'While an item waits for the bank, its parameter is of type `oauth`, which the list of types lacks.',
  },
  { at: 'ConnectorCredential.optional', problem: 'not described', reason: CLIENT },
  { at: 'ConnectorCredential.instructions', problem: 'not described', reason: CLIENT },
  { at: 'ConnectorCredential.expiresAt', problem: 'not described', reason: CLIENT },
  { at: 'ConnectorUserAction.type', problem: 'not described', reason: CLIENT },
  { at: 'ConnectorHealth.details.error', problem: 'not described', reason: CLIENT },
  { at: 'Connector.isSandbox', problem: 'not described', reason: CLIENT },
  { at: 'Item.clientUserId', problem: 'not described', reason: CLIENT },
  {
    at: 'Item.oauthRedirectUri',
    problem: 'not described',
    reason: 'Described for the request alone; an item shows it, as it shows `webhookUrl`.',
  },
  { at: 'Item.autoSyncDisabledAt', problem: 'not described', reason: LIVE },
  { at: 'GlobalErrorResponse.errorId', problem: 'not described', reason: LIVE },
  { at: 'GlobalErrorResponse.details', problem: 'not described', reason: CLIENT },
  { at: 'NotAuthenticatedResponse.errorId', problem: 'not described', reason: LIVE },
  { at: 'ItemCreationErrorResponse.errorId', problem: 'not described', reason: LIVE },
  {
    at: 'ItemCreationErrorResponse.details',
    problem: 'not described',
    reason:
      'Described as `errors`; the clients read `details`, and the examples of the description say so too.',
  },
  { at: 'WebhookCreationErrorResponse.errorId', problem: 'not described', reason: LIVE },
  {
    at: 'GET /categories/rules 200',
    problem: 'object instead of array',
    reason: 'Described as a list of pages, which makes no sense; one page is what all other lists answer.',
  },
  {
    at: 'ClientCategoryRule.id',
    problem: 'not described',
    reason: 'DELETE /categories/rules/{id} needs it, and nothing else could tell it.',
  },
  {
    at: 'ClientCategoryRule.matchType',
    problem: 'not described',
    reason: 'Described for the request alone; without it a caller could not see how the rule matches.',
  },
  { at: 'Bill.createdAt', problem: 'not described', reason: CLIENT },
  { at: 'Bill.updatedAt', problem: 'not described', reason: CLIENT },
  { at: 'Investment.institution', problem: 'not described', reason: CLIENT },
  { at: 'InvestmentTransaction.netAmount', problem: 'not described', reason: CLIENT },
  { at: 'InvestmentTransaction.description', problem: 'not described', reason: CLIENT },
  { at: 'InvestmentTransaction.brokerageNumber', problem: 'not described', reason: CLIENT },
  { at: 'IdentityResponse.createdAt', problem: 'not described', reason: CLIENT },
  { at: 'IdentityResponse.updatedAt', problem: 'not described', reason: CLIENT },
  {
    at: 'CreditCardMetadata.payeeMCC',
    problem: 'number instead of string',
    reason: "Live cards send a number, the Node and Java clients' types are numbers, and so is the example.",
  },
  { at: 'GET /accounts/{id}/balance 200.blockedBalance', problem: 'not described', reason: EXAMPLE },
  {
    at: 'GET /accounts/{id}/balance 200.automaticallyInvestedBalance',
    problem: 'not described',
    reason: EXAMPLE,
  },
  ...nulls,
];

/** Operations of the description that the sandbox doesn't have, by the beginning of their path. */
export const notServed: Readonly<Record<string, string>> = {
  '/payments/': 'payment initiation is no data aggregation',
  '/smart-transfers/': 'payment initiation is no data aggregation',
  '/boleto': 'boletos are issued, not aggregated',
};

/** Described answers that the sandbox never gives. */
export const neverGiven: Readonly<Record<string, string>> = {
  'POST /webhooks 201': 'it answers 200 instead',
  'DELETE /categories/rules/{id} 403': 'it knows one application, so no rule belongs to another',
  'GET /webhooks 204': 'an empty list answers 200, as the Node client needs',
};
