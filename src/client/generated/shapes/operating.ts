// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** Calls of one endpoint in one minute. */
export interface CallCount {
  /** The first moment of the minute, in UTC. */
  readonly minute: string;
  /** Method and path, such as `GET /items/:id`. */
  readonly endpoint: string;
  /** How many calls were sent. */
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
  /** The outgoing address that it is so from, by its EGRESS_NAME; `default`: it has none. */
  readonly egress: string;
  /** Null: of all endpoints. */
  readonly endpoint: string | null;
  /** `failing`: calls failed in a row. `limited`: Pluggy answered 429. */
  readonly why: 'failing' | 'limited';
  /** What the last call failed with; null: it was a 429. */
  readonly reason: string | null;
  /** How many calls failed in a row. */
  readonly failures: number;
  /** When the next call may go, in UTC. */
  readonly until: string;
}

/** A delivery of Pluggy's. */
export interface LoggedDelivery {
  /** The delivery, in this service. */
  readonly id: string;
  /** Pluggy's id of the event, or a digest of the body. */
  readonly eventId: string;
  /** The event that it names; empty: it names none. */
  readonly event: string;
  /** The connection that it names; null: none. */
  readonly itemId: string | null;
  /** As the delivery says, which nobody vouches for. */
  readonly userId: string | null;
  /** `settled`: it was acted on. `unreadable`: it was kept as bytes. */
  readonly state: 'waiting' | 'settled' | 'unreadable';
  /** When it was acknowledged, in UTC. */
  readonly receivedAt: string;
  /** When it was acted on, in UTC; null: not yet. */
  readonly settledAt: string | null;
  /** What it led to: `applied`, `unknown-item`, `other-client`, `no-work`, `unreadable`; null: nothing yet. */
  readonly outcome: string | null;
}

/** Work that waits, runs, or was given up. */
export interface Job {
  /** The job. */
  readonly id: string;
  /** What kind of work it is, such as `sync-item`. */
  readonly kind: string;
  /** What it works on: for most kinds the item's id. */
  readonly key: string;
  /** `ready`: it waits. `dead`: it was given up after its last attempt. */
  readonly state: 'ready' | 'running' | 'dead';
  /** Ready: not before this time. Dead: when it was given up. */
  readonly runAt: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** After how many attempts it is given up. */
  readonly maxAttempts: number;
  /** Running: until when its worker has promised to report. */
  readonly leaseUntil: string | null;
  /** Class and code of the last failure. */
  readonly lastError: string | null;
  /** When the work was asked for, in UTC. */
  readonly createdAt: string;
}

/** Somebody who has or had a connection, or was found by a phone number. */
export interface KnownUser {
  /** The user. */
  readonly userId: string;
  /** When the user was first known here, in UTC. */
  readonly createdAt: string;
  /** How many connections the user has. */
  readonly connections: number;
  /** The worst of the connections; null: there are none. */
  readonly health: 'ok' | 'waiting' | 'partial' | 'stale' | 'failed' | null;
  /** How many connections are how well. */
  readonly healths: Readonly<Record<string, number>>;
}

/** What is asked of Pluggy. */
export interface Usage {
  /** The calls, the latest minute first. */
  readonly results: readonly CallCount[];
  /** Goes into `after` of the next page; null: this is the last one. */
  readonly next: string | null;
  /** What is held back at this moment. */
  readonly pauses: readonly CallPause[];
  /** Of how many connections Open Finance's quota is used up for this month. */
  readonly quotas: readonly {
    /** The product whose calls are used up. */
    readonly product: string;
    /** How many connections that is so for. */
    readonly connections: number;
  }[];
}

/** A delivery with what it says and the work about its connection. */
export interface WholeDelivery {
  /** The delivery, in this service. */
  readonly id: string;
  /** Pluggy's id of the event, or a digest of the body. */
  readonly eventId: string;
  /** The event that it names; empty: it names none. */
  readonly event: string;
  /** The connection that it names; null: none. */
  readonly itemId: string | null;
  /** As the delivery says, which nobody vouches for. */
  readonly userId: string | null;
  /** `settled`: it was acted on. `unreadable`: it was kept as bytes. */
  readonly state: 'waiting' | 'settled' | 'unreadable';
  /** When it was acknowledged, in UTC. */
  readonly receivedAt: string;
  /** When it was acted on, in UTC; null: not yet. */
  readonly settledAt: string | null;
  /** What it led to: `applied`, `unknown-item`, `other-client`, `no-work`, `unreadable`; null: nothing yet. */
  readonly outcome: string | null;
  /** As it came; null: it is no JSON. */
  readonly body: unknown;
  /** In base64, where `body` does not say all of it; null: it does. */
  readonly bytes: string | null;
  /** The work about its connection that waits, runs or was given up. */
  readonly jobs: readonly Job[];
}
