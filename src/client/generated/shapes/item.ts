// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Connector, Credential } from '../shapes/pluggy/connector.ts';
import type { Consent } from '../shapes/pluggy/consent.ts';

/** An item that was just given to a user. */
export interface AssignedItem extends OwnedItem {
  /** Whether Pluggy took the new owner over; `code` says why not. */
  readonly atPluggy: {
    readonly accepted: boolean;
    readonly code: string | null;
  };
}

/** A connection by itself. */
export interface Connection extends Item {
  /** Whether Pluggy reads it once a day without being asked. */
  readonly autoSync: boolean;
  readonly consents: readonly Consent[];
  readonly refresh: Refresh;
}

/** Until when the person let the bank share its data. */
export interface ConsentOutlook {
  readonly state: 'valid' | 'ending' | 'partly_ended' | 'ended';
  /** The last calendar day. */
  readonly endsOn: string | null;
  readonly daysLeft: number | null;
}

/** Pluggy's item with what this project adds. */
export interface Item {
  readonly id: string;
  readonly connector?: Connector | null;
  readonly status?: string | null;
  readonly statusDetail?: {
    readonly accounts?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly creditCards?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly transactions?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly investments?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly investmentTransactions?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly identity?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly paymentData?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly loans?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    readonly accountStatements?: {
      readonly isUpdated?: boolean | null;
      readonly lastUpdatedAt?: string | null;
      readonly warnings?: readonly ({
        readonly code?: string | null;
        readonly message?: string | null;
        readonly providerMessage?: string | null;
        /** What Pluggy says besides. */
        readonly [more: string]: unknown;
      })[] | null;
      /** What Pluggy says besides. */
      readonly [more: string]: unknown;
    } | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly error?: {
    readonly code?: string | null;
    readonly message?: string | null;
    readonly providerMessage?: string | null;
    readonly attributes?: Readonly<Record<string, string>> | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly executionStatus?: string | null;
  readonly createdAt?: string | null;
  readonly updatedAt?: string | null;
  readonly lastUpdatedAt?: string | null;
  readonly parameter?: Credential | null;
  readonly webhookUrl?: string | null;
  readonly clientUserId?: string | null;
  readonly userAction?: {
    readonly instructions?: string | null;
    readonly type?: string | null;
    readonly attributes?: Readonly<Record<string, string>> | null;
    readonly expiresAt?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  readonly consecutiveFailedLoginAttempts?: number | null;
  readonly nextAutoSyncAt?: string | null;
  readonly consentExpiresAt?: string | null;
  /** A sentence that a person understands, in the caller's language. */
  readonly message: string;
  /** Null: there is nothing to do. */
  readonly nextStep: NextStep | null;
  /** The person's own name of it. */
  readonly alias: string | null;
  readonly consent: ConsentOutlook | null;
  readonly sync: Sync;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

/** What the person can do about a connection. */
export interface NextStep {
  readonly action: 'reconnect' | 'continue' | 'wait' | 'open';
  readonly label: string;
}

/** An item as the operator sees it. */
export interface OwnedItem extends Item {
  /** Null: nobody's. */
  readonly userId: string | null;
  /** Why nobody sees it, or who else claims it; null: whose it is is clear. */
  readonly ownerProblem: {
    readonly code: string;
    readonly detail: string;
  } | null;
}

/** Whether Pluggy is expected to read the bank when it is asked to. It is asked all the same: these are no rules of this service. */
export interface Refresh {
  readonly allowed: boolean;
  /** When it may be asked again; null: at any time, or nobody knows. */
  readonly allowedAt: string | null;
  /** Why not; null: it is allowed. */
  readonly reason: 'refresh_too_soon' | 'refresh_needs_login' | 'refresh_not_possible' | null;
}

/** How far this service is with the item's data. */
export interface Sync {
  readonly state: 'never' | 'running' | 'done' | 'failed';
  /** As well as the worst of the products: see src/domain/health.ts. */
  readonly health: 'ok' | 'waiting' | 'partial' | 'stale' | 'failed';
  /** Since when what is stored is not up to date; null: it is. */
  readonly staleSince: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly transactionsRead: number | null;
  /** Null: Pluggy does not say how many there will be. */
  readonly transactionsExpected: number | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  /** The sum of the products', and the item itself. */
  readonly oddObjects: number;
  /** Each product on its own. */
  readonly products: readonly SyncProduct[];
}

/** How far this service is with one product. */
export interface SyncProduct {
  readonly product: 'accounts' | 'transactions' | 'bills' | 'investments' | 'investmentTransactions' | 'loans' | 'identity' | 'consents';
  readonly state: 'never' | 'running' | 'done' | 'failed' | 'not_offered' | 'quota_used_up' | 'withheld';
  /** When it was last read completely. */
  readonly doneAt: string | null;
  /** How old the data is: when the bank was last read for it. */
  readonly asOf: string | null;
  /** Code from docs/errors.md. */
  readonly error: string | null;
  /** Objects that came in a form that this program does not know, those included that could not be stored. */
  readonly oddObjects: number;
  /** Of `quota_used_up` alone: when the bank may be asked again, the first moment of the next month in São Paulo. */
  readonly quotaResetsAt: string | null;
}
