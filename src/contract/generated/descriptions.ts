// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts

import { OPERATIONS_ACCOUNTS } from './operations-accounts.ts';
import { OPERATIONS_AUDIT } from './operations-audit.ts';
import { OPERATIONS_CHANGES } from './operations-changes.ts';
import { OPERATIONS_CONNECTING } from './operations-connecting.ts';
import { OPERATIONS_CONNECTIONS } from './operations-connections.ts';
import { OPERATIONS_EXPORTS } from './operations-exports.ts';
import { OPERATIONS_HOOKS } from './operations-hooks.ts';
import { OPERATIONS_KEYS } from './operations-keys.ts';
import { OPERATIONS_OPERATING } from './operations-operating.ts';
import { OPERATIONS_PRIVACY } from './operations-privacy.ts';
import { OPERATIONS_PRODUCTS } from './operations-products.ts';
import { OPERATIONS_RULES } from './operations-rules.ts';
import { OPERATIONS_SESSIONS } from './operations-sessions.ts';
import { OPERATIONS_SUMMARIES } from './operations-summaries.ts';
import { OPERATIONS_SYSTEM } from './operations-system.ts';
import { OPERATIONS_TRANSACTIONS } from './operations-transactions.ts';
import { OPERATIONS_WORK } from './operations-work.ts';
import { SHAPES_ACCOUNT } from './shapes-account.ts';
import { SHAPES_AUDIT } from './shapes-audit.ts';
import { SHAPES_CHANGE } from './shapes-change.ts';
import { SHAPES_COMPLETENESS } from './shapes-completeness.ts';
import { SHAPES_FINANCIAL_DATA } from './shapes-financial-data.ts';
import { SHAPES_HISTORY } from './shapes-history.ts';
import { SHAPES_HOOK } from './shapes-hook.ts';
import { SHAPES_ITEM } from './shapes-item.ts';
import { SHAPES_KEY } from './shapes-key.ts';
import { SHAPES_OPERATING } from './shapes-operating.ts';
import { SHAPES_PLUGGY_CATEGORY } from './shapes-pluggy-category.ts';
import { SHAPES_PLUGGY_CONNECTOR } from './shapes-pluggy-connector.ts';
import { SHAPES_PLUGGY_CONSENT } from './shapes-pluggy-consent.ts';
import { SHAPES_PLUGGY_IDENTITY_FINANCES } from './shapes-pluggy-identity-finances.ts';
import { SHAPES_PLUGGY_IDENTITY } from './shapes-pluggy-identity.ts';
import { SHAPES_PLUGGY_INVESTMENT } from './shapes-pluggy-investment.ts';
import { SHAPES_PLUGGY_ITEM } from './shapes-pluggy-item.ts';
import { SHAPES_PLUGGY_LOAN } from './shapes-pluggy-loan.ts';
import { SHAPES_PLUGGY_TRANSACTION } from './shapes-pluggy-transaction.ts';
import { SHAPES_RULE } from './shapes-rule.ts';
import { SHAPES_SERVICE } from './shapes-service.ts';
import { SHAPES_SUMMARY } from './shapes-summary.ts';
import { SHAPES_TRANSACTION } from './shapes-transaction.ts';

/** What is said of a schema, or of a member of one, such as `Sync.state`. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  ...OPERATIONS_ACCOUNTS,
  ...OPERATIONS_AUDIT,
  ...OPERATIONS_CHANGES,
  ...OPERATIONS_CONNECTING,
  ...OPERATIONS_CONNECTIONS,
  ...OPERATIONS_EXPORTS,
  ...OPERATIONS_HOOKS,
  ...OPERATIONS_KEYS,
  ...OPERATIONS_OPERATING,
  ...OPERATIONS_PRIVACY,
  ...OPERATIONS_PRODUCTS,
  ...OPERATIONS_RULES,
  ...OPERATIONS_SESSIONS,
  ...OPERATIONS_SUMMARIES,
  ...OPERATIONS_SYSTEM,
  ...OPERATIONS_TRANSACTIONS,
  ...OPERATIONS_WORK,
  ...SHAPES_ACCOUNT,
  ...SHAPES_AUDIT,
  ...SHAPES_CHANGE,
  ...SHAPES_COMPLETENESS,
  ...SHAPES_FINANCIAL_DATA,
  ...SHAPES_HISTORY,
  ...SHAPES_HOOK,
  ...SHAPES_ITEM,
  ...SHAPES_KEY,
  ...SHAPES_OPERATING,
  ...SHAPES_PLUGGY_CATEGORY,
  ...SHAPES_PLUGGY_CONNECTOR,
  ...SHAPES_PLUGGY_CONSENT,
  ...SHAPES_PLUGGY_IDENTITY_FINANCES,
  ...SHAPES_PLUGGY_IDENTITY,
  ...SHAPES_PLUGGY_INVESTMENT,
  ...SHAPES_PLUGGY_ITEM,
  ...SHAPES_PLUGGY_LOAN,
  ...SHAPES_PLUGGY_TRANSACTION,
  ...SHAPES_RULE,
  ...SHAPES_SERVICE,
  ...SHAPES_SUMMARY,
  ...SHAPES_TRANSACTION,
};

/** Schemas that have the members of another one, too. */
export const BASES: Readonly<Record<string, string>> = {
  'Connection': 'Item',
  'AssignedItem': 'OwnedItem',
  'Transaction': 'PluggyTransaction',
  'OwnedItem': 'Item',
};
