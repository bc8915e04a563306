/** What `GET /_sandbox/state` says of an item. */
export interface ItemSummary {
  readonly id: string;
  readonly connectorId: number;
  readonly clientUserId: string | null;
  readonly status: string;
  readonly executionStatus: string;
  readonly lastUpdatedAt: string | null;
  readonly advances: number;
}

export interface Webhook {
  readonly id: string;
  readonly event: string;
  readonly url: string;
  readonly disabledAt: string | null;
}

export interface PendingDelivery {
  readonly id: string;
  readonly event: string;
  readonly url: string;
  readonly attempts: number;
  readonly nextAt: string;
}

export interface Attempt {
  readonly at: string;
  readonly deliveryId: string;
  readonly url: string;
  readonly event: string;
  readonly status: number | null;
  readonly ok: boolean;
  readonly error: string | null;
}

export interface SandboxView {
  readonly url: string;
  readonly seed: number;
  readonly clock: { readonly now: string };
  readonly items: readonly ItemSummary[];
  readonly webhooks: readonly Webhook[];
  readonly deliveries: {
    readonly pending: readonly PendingDelivery[];
    readonly attempts: readonly Attempt[];
  };
}

export interface LoggedCall {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly ms: number;
}

export interface CallsView {
  /** `counts["GET /items/:id"]["200"]` */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Oldest first. */
  readonly calls: readonly LoggedCall[];
}

export interface Moment {
  readonly at: string;
  readonly status: string;
  readonly executionStatus: string;
  readonly error: string | null;
}

export type ConnectorStatus = 'ONLINE' | 'UNSTABLE' | 'OFFLINE';

export type DateKind = 'day' | 'instant';

export interface ItemDetail {
  readonly connectorName: string | null;
  readonly connectorStatus: ConnectorStatus;
  /** How the bank was told to write dates; null: as it does by itself. */
  readonly connectorDates: DateKind | null;
  readonly hasConsent: boolean;
  readonly consentExpiresAt: string | null;
  readonly nextAutoSyncAt: string | null;
  /** The question that the item asks a person; null when it asks none. */
  readonly waitsFor: string | null;
  /** Oldest first. */
  readonly timeline: readonly Moment[];
}

/** What this sandbox can do beyond the base, and what the state doesn't tell of its items. */
export interface Overview {
  readonly controls: readonly string[];
  /** Names that an advance takes. */
  readonly scenarios: readonly string[];
  readonly items: Readonly<Record<string, ItemDetail>>;
}

export interface Faults {
  readonly seed?: number;
  readonly api?: Readonly<Record<string, number>>;
  readonly webhooks?: Readonly<Record<string, number>>;
}

/** Everything on the page, read at one time. */
export interface Snapshot {
  readonly state: SandboxView;
  readonly calls: CallsView;
  readonly overview: Overview;
}
