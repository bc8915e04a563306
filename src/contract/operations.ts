import { accountOperations } from './operations/accounts.ts';
import { auditOperations } from './operations/audit.ts';
import { changeOperations } from './operations/changes.ts';
import { connectingOperations } from './operations/connecting.ts';
import { connectionOperations } from './operations/connections.ts';
import { exportOperations } from './operations/exports.ts';
import { hookOperations } from './operations/hooks.ts';
import { investmentOperations } from './operations/investments.ts';
import { keyOperations } from './operations/keys.ts';
import { operatingOperations } from './operations/operating.ts';
import type { Operations } from './operations/operation.ts';
import { privacyOperations } from './operations/privacy.ts';
import { productOperations } from './operations/products.ts';
import { ruleOperations } from './operations/rules.ts';
import { sessionOperations } from './operations/sessions.ts';
import { summaryOperations } from './operations/summaries.ts';
import { systemOperations } from './operations/system.ts';
import { transactionOperations } from './operations/transactions.ts';
import { workOperations } from './operations/work.ts';

/** Everything that the API does, by noun. What is not in this table does not exist. */
export const operations = {
  ...systemOperations,
  ...sessionOperations,
  ...workOperations,
  ...keyOperations,
  ...auditOperations,
  ...connectingOperations,
  ...hookOperations,
  ...connectionOperations,
  ...operatingOperations,
  ...accountOperations,
  ...transactionOperations,
  ...investmentOperations,
  ...productOperations,
  ...ruleOperations,
  ...changeOperations,
  ...summaryOperations,
  ...exportOperations,
  ...privacyOperations,
} as const satisfies Operations;

export type OperationId = keyof typeof operations;
