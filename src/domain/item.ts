import { hasWarning, type Warning, warningsOfItem } from './warnings.ts';

/** The part of Pluggy's item that this project decides by. Unknown values are kept as they came. */
export interface ItemFacts {
  readonly status: string;
  readonly executionStatus: string;
  /** Code of the item's error, if it has one. */
  readonly errorCode: string | null;
  /** What the bank itself said, if it said anything. */
  readonly providerMessage: string | null;
  /** Whose it is; null: nobody's; undefined: the item does not say, or not in a form that is known. */
  readonly clientUserId: string | null | undefined;
  readonly updatedAt: string | null;
  /** True when the parameter that it waits for is a visit to the bank (Open Finance consent). */
  readonly waitsForConsent: boolean;
  /** This month's calls at the bank are used up for a product. */
  readonly quotaUsedUp: boolean;
  /** The person's consent does not include a permission that a product needs. */
  readonly permissionMissing: boolean;
  /** Others have to approve the access at the bank (accounts that need several signatures). */
  readonly approvalPending: boolean;
}

/** The bank is being read, or the person is being asked: the item will move on by itself or time out. */
export function isInProgress(item: Pick<ItemFacts, 'status'>): boolean {
  return ['UPDATING', 'MERGING', 'WAITING_USER_INPUT', 'WAITING_USER_ACTION'].includes(item.status);
}

/** Names the state of an item: after another run at the bank, or a failed one, any row may differ or be withheld. */
export function versionOf(item: Pick<ItemFacts, 'updatedAt' | 'status' | 'executionStatus'>): string {
  return `${item.updatedAt ?? ''} ${item.status} ${item.executionStatus}`;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What the bank said, each sentence once: of a failure, or else of what it warns of. */
function wordsOfTheBank(error: unknown, warnings: readonly Warning[]): string | null {
  const ofError = text(record(error)['providerMessage']);
  if (ofError !== null) return ofError;
  const said = new Set(warnings.flatMap(({ providerMessage }) => providerMessage ?? []));
  return said.size === 0 ? null : [...said].join(' ');
}

/** Reads the deciding fields out of Pluggy's item object; a field of an unexpected kind counts as absent. */
export function readItemFacts(raw: unknown): ItemFacts {
  const item = record(raw);
  const error = record(item['error']);
  const warnings = warningsOfItem(item);
  return {
    status: text(item['status']) ?? 'UNKNOWN',
    executionStatus: text(item['executionStatus']) ?? 'UNKNOWN',
    errorCode: text(error['code']),
    providerMessage: wordsOfTheBank(error, warnings),
    clientUserId: item['clientUserId'] === null ? null : (text(item['clientUserId']) ?? undefined),
    updatedAt: text(item['updatedAt']),
    waitsForConsent: record(item['parameter'])['type'] === 'oauth',
    quotaUsedUp: hasWarning(warnings, 'quotaUsedUp'),
    permissionMissing: hasWarning(warnings, 'permissionMissing'),
    approvalPending: hasWarning(warnings, 'approvalPending'),
  };
}
