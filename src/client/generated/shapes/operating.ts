// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** Calls of one endpoint in one minute. */
export interface CallCount {
  readonly minute: string;
  readonly endpoint: string;
  readonly calls: number;
  /** Of them, answered with 429. */
  readonly refused: number;
  /** Of them, without a usable answer, or with 5xx. */
  readonly failed: number;
  /** Not sent, because of the pace, a 429 before, or a pause. */
  readonly heldBack: number;
}

/** Calls that are held back at this moment. */
export interface CallPause {
  /** Null: of all endpoints. */
  readonly endpoint: string | null;
  readonly why: 'failing' | 'limited';
  readonly reason: string | null;
  readonly failures: number;
  readonly until: string;
}

/** A delivery of Pluggy's. */
export interface LoggedDelivery {
  readonly id: string;
  /** Pluggy's id of the event, or a digest of the body. */
  readonly eventId: string;
  /** Empty: the delivery names none. */
  readonly event: string;
  readonly itemId: string | null;
  /** As the delivery says, which nobody vouches for. */
  readonly userId: string | null;
  readonly state: 'waiting' | 'settled' | 'unreadable';
  readonly receivedAt: string;
  readonly settledAt: string | null;
  /** What it led to: `applied`, `unknown-item`, `other-client`, `no-work`, `unreadable`; null: nothing yet. */
  readonly outcome: string | null;
}

/** Work that waits, runs, or was given up. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  /** What it works on: for most kinds the item's id. */
  readonly key: string;
  readonly state: 'ready' | 'running' | 'dead';
  /** Ready: not before this time. Dead: when it was given up. */
  readonly runAt: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** Running: until when its worker has promised to report. */
  readonly leaseUntil: string | null;
  /** Class and code of the last failure. */
  readonly lastError: string | null;
  readonly createdAt: string;
}

/** Somebody who has or had a connection, or was found by a phone number. */
export interface KnownUser {
  readonly userId: string;
  readonly createdAt: string;
  readonly connections: number;
  /** The worst of the connections; null: there are none. */
  readonly health: 'ok' | 'waiting' | 'partial' | 'stale' | 'failed' | null;
  /** How many connections are how well. */
  readonly healths: Readonly<Record<string, number>>;
}

/** What is asked of Pluggy. */
export interface Usage {
  readonly results: readonly CallCount[];
  readonly next: string | null;
  readonly pauses: readonly CallPause[];
  /** Of how many connections Open Finance's quota is used up for this month. */
  readonly quotas: readonly {
    readonly product: string;
    readonly connections: number;
  }[];
}

/** A delivery with what it says and the work about its connection. */
export interface WholeDelivery {
  readonly id: string;
  /** Pluggy's id of the event, or a digest of the body. */
  readonly eventId: string;
  /** Empty: the delivery names none. */
  readonly event: string;
  readonly itemId: string | null;
  /** As the delivery says, which nobody vouches for. */
  readonly userId: string | null;
  readonly state: 'waiting' | 'settled' | 'unreadable';
  readonly receivedAt: string;
  readonly settledAt: string | null;
  /** What it led to: `applied`, `unknown-item`, `other-client`, `no-work`, `unreadable`; null: nothing yet. */
  readonly outcome: string | null;
  /** As it came; null: it is no JSON. */
  readonly body: unknown;
  /** In base64, where `body` does not say all of it. */
  readonly bytes: string | null;
  readonly jobs: readonly Job[];
}
