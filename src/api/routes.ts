import { operations } from '../contract/operations.ts';
import { bind, type Route } from './bind.ts';
import { accountHandlers } from './handlers/accounts.ts';
import { auditHandlers } from './handlers/audit.ts';
import { changeHandlers } from './handlers/changes.ts';
import { connectingHandlers } from './handlers/connecting.ts';
import { connectionHandlers } from './handlers/connections.ts';
import { exportHandlers } from './handlers/exports.ts';
import { hookHandlers } from './handlers/hooks.ts';
import { investmentHandlers } from './handlers/investments.ts';
import { keyHandlers } from './handlers/keys.ts';
import { operatingHandlers } from './handlers/operating.ts';
import { privacyHandlers } from './handlers/privacy.ts';
import { productHandlers } from './handlers/products.ts';
import { ruleHandlers } from './handlers/rules.ts';
import { sessionHandlers } from './handlers/sessions.ts';
import { summaryHandlers } from './handlers/summaries.ts';
import { systemHandlers } from './handlers/system.ts';
import { transactionHandlers } from './handlers/transactions.ts';
import { workHandlers } from './handlers/work.ts';

/** Every address below /api/pluggy-v2: the table of operations, each with its handler. */
export const routes: readonly Route[] = bind(operations, {
  ...systemHandlers,
  ...sessionHandlers,
  ...workHandlers,
  ...keyHandlers,
  ...auditHandlers,
  ...connectingHandlers,
  ...hookHandlers,
  ...connectionHandlers,
  ...operatingHandlers,
  ...accountHandlers,
  ...transactionHandlers,
  ...investmentHandlers,
  ...productHandlers,
  ...ruleHandlers,
  ...changeHandlers,
  ...summaryHandlers,
  ...exportHandlers,
  ...privacyHandlers,
});
