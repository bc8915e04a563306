// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { Connector, Credential } from '../shapes/pluggy/connector.ts';
import type { Consent } from '../shapes/pluggy/consent.ts';
import type { ProductState } from '../shapes/pluggy/item.ts';

/** An item that was just given to a user. */
export interface AssignedItem extends OwnedItem {
  /** Whether Pluggy took the new owner over; `code` says why not. */
  readonly atPluggy: {
    /** Whether Pluggy took the new owner over. */
    readonly accepted: boolean;
    /** Why it did not: a code of docs/errors.md; null: it did. */
    readonly code: string | null;
  };
}

/** A connection by itself. */
export interface Connection extends Item {
  /** Whether Pluggy reads it once a day without being asked. */
  readonly autoSync: boolean;
  /** What the person let the bank share, each consent by itself. */
  readonly consents: readonly Consent[];
  readonly refresh: Refresh;
}

/** Until when the person let the bank share its data. */
export interface ConsentOutlook {
  /** `ending`: within 30 days. `partly_ended`: one of several consents has ended. */
  readonly state: 'valid' | 'ending' | 'partly_ended' | 'ended';
  /**
   * The calendar day in São Paulo on which it ends or ended, YYYY-MM-DD; null: it has no end, or nobody says when it
   * was.
   */
  readonly endsOn: string | null;
  /** Days from today in São Paulo until then; negative afterwards. */
  readonly daysLeft: number | null;
}

/** Pluggy's item with what this project adds. */
export interface Item {
  /** The item's id at Pluggy, a UUID. */
  readonly id: string;
  /** The bank. */
  readonly connector?: Connector | null;
  /** UPDATED, UPDATING, WAITING_USER_INPUT, WAITING_USER_ACTION, LOGIN_ERROR or OUTDATED. */
  readonly status?: string | null;
  /** What became of each product in the last run; null: all of it is as `status` says. */
  readonly statusDetail?: {
    readonly accounts?: ProductState | null;
    readonly creditCards?: ProductState | null;
    readonly transactions?: ProductState | null;
    readonly investments?: ProductState | null;
    readonly investmentTransactions?: ProductState | null;
    readonly identity?: ProductState | null;
    readonly paymentData?: ProductState | null;
    readonly loans?: ProductState | null;
    readonly accountStatements?: ProductState | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** Why the last run failed; null: it did not. */
  readonly error?: {
    /** What went wrong, as one of the names of `executionStatus`. */
    readonly code?: string | null;
    /** What it means, in English. */
    readonly message?: string | null;
    /** What the bank says, mostly to its client. */
    readonly providerMessage?: string | null;
    /** What the bank adds, by names that are its own, such as the device that is to be allowed. */
    readonly attributes?: Readonly<Record<string, string>> | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** How far the last run came, such as SUCCESS, PARTIAL_SUCCESS or INVALID_CREDENTIALS. */
  readonly executionStatus?: string | null;
  /** When it was connected, in UTC. */
  readonly createdAt?: string | null;
  /** When it last changed at Pluggy, in UTC. */
  readonly updatedAt?: string | null;
  /** When Pluggy last read the bank, in UTC; null: it has not yet. */
  readonly lastUpdatedAt?: string | null;
  /** What the bank waits for; null: nothing. */
  readonly parameter?: Credential | null;
  /** Where Pluggy delivers the events of this item besides; null: nowhere. */
  readonly webhookUrl?: string | null;
  /** The user whom it was connected for. */
  readonly clientUserId?: string | null;
  /** What the person has to do in the bank's app; null: nothing. */
  readonly userAction?: {
    /** What to do, in the words of the bank. */
    readonly instructions?: string | null;
    /** `qr`: a code to scan; `authorize-access`: access to allow. */
    readonly type?: string | null;
    /** What belongs to it, such as the code, by names that are the bank's own. */
    readonly attributes?: Readonly<Record<string, string>> | null;
    /** Until when the bank waits for it, in UTC. */
    readonly expiresAt?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  } | null;
  /** How often in a row the bank has refused the credentials. */
  readonly consecutiveFailedLoginAttempts?: number | null;
  /** When Pluggy reads it again by itself, in UTC; null: it does not. */
  readonly nextAutoSyncAt?: string | null;
  /** When the consent ends, in UTC; null: it has no end. */
  readonly consentExpiresAt?: string | null;
  /** A sentence that a person understands, in the caller's language. */
  readonly message: string;
  /** Null: there is nothing to do. */
  readonly nextStep: NextStep | null;
  /** The person's own name of it. */
  readonly alias: string | null;
  /** Until when the person let the bank share its data; null: nothing is known of it. */
  readonly consent: ConsentOutlook | null;
  readonly sync: Sync;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}

/** What the person can do about a connection. */
export interface NextStep {
  /**
   * `reconnect`: the person connects the bank again, or renews the consent. `continue`: the bank waits for an
   * answer. `open`: the person has something to do in the bank's app. `wait`: nothing but wait.
   */
  readonly action: 'reconnect' | 'continue' | 'wait' | 'open';
  /** What a button says, in the caller's language. */
  readonly label: string;
}

/** An item as the operator sees it. */
export interface OwnedItem extends Item {
  /** Whose connection it is; null: nobody's. */
  readonly userId: string | null;
  /** Why nobody sees it, or who else claims it; null: whose it is is clear. */
  readonly ownerProblem: {
    /** Stable, for programs. */
    readonly code: string;
    /** What that means and what to do, in the caller's language. */
    readonly detail: string;
  } | null;
}

/** Whether Pluggy is expected to read the bank when it is asked to. It is asked all the same: these are no rules of this service. */
export interface Refresh {
  /** Whether Pluggy is expected to read the bank now. */
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
  /** Since when what is stored is not up to date, in UTC; null: it is. */
  readonly staleSince: string | null;
  /** When the last run began, in UTC; null: there was none. */
  readonly startedAt: string | null;
  /** When the last run ended, in UTC; null: none has ended. */
  readonly finishedAt: string | null;
  /** How many transactions the run has read so far; null: it has not begun with them. */
  readonly transactionsRead: number | null;
  /** How many there will be; null: Pluggy does not say. */
  readonly transactionsExpected: number | null;
  /** Why the last run failed: a code of docs/errors.md; null: it did not. */
  readonly error: string | null;
  /** The sum of the products', and the item itself. */
  readonly oddObjects: number;
  /** Each product on its own. */
  readonly products: readonly SyncProduct[];
}

/** How far this service is with one product. */
export interface SyncProduct {
  readonly product: 'accounts' | 'transactions' | 'bills' | 'investments' | 'investmentTransactions' | 'loans' | 'identity' | 'consents';
  /** How far this service is with it; `quota_used_up` and `withheld` say that the bank gives no more for now. */
  readonly state: 'never' | 'running' | 'done' | 'failed' | 'not_offered' | 'quota_used_up' | 'withheld';
  /** When it was last read completely. */
  readonly doneAt: string | null;
  /** How old the data is: when the bank was last read for it. */
  readonly asOf: string | null;
  /** Why the last reading failed: a code of docs/errors.md; null: it did not. */
  readonly error: string | null;
  /** Objects that came in a form that this program does not know, those included that could not be stored. */
  readonly oddObjects: number;
  /** Of `quota_used_up` alone: when the bank may be asked again, the first moment of the next month in São Paulo. */
  readonly quotaResetsAt: string | null;
}
