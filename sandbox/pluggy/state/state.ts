import type { BankEvent } from '../../bank/advance.ts';
import type { BankHistory, Holder } from '../../bank/books.ts';
import type { CategoryRule } from '../../bank/category-rule.ts';
import type { ConnectorStatus } from '../../bank/connectors.ts';
import type { DayKind } from '../../bank/days.ts';
import type { FlowState } from './flow-state.ts';
import type { ItemStatus, TriggeredBy } from './item-status.ts';
import type { ExecutionError, StatusDetail } from './outcomes.ts';
import type { Question } from './question.ts';
import type { Step } from './step.ts';

/** A sync under way: which step comes next, and when. All that a restart needs to go on. */
export interface Run {
  readonly plan: readonly Step[];
  readonly position: number;
  /** When the next step is due, or the question expires. */
  readonly dueAtMs: number;
  readonly triggeredBy: TriggeredBy;
  /** Set while a person's answer is awaited. */
  readonly question: Question | null;
  readonly answer: string | null;
}

/** A visit to the mock bank that an item asked for. */
export interface OauthRequest {
  readonly id: string;
  readonly expiresAtMs: number;
  readonly used: boolean;
}

export interface ItemState {
  readonly id: string;
  readonly connectorId: number;
  parameters: Readonly<Record<string, string>>;
  clientUserId: string | null;
  webhookUrl: string | null;
  readonly oauthRedirectUri: string | null;
  products: readonly string[];
  /** The connect token with which the item was made; null when an API key made it. */
  readonly connectTokenId: string | null;
  readonly createdAtMs: number;
  updatedAtMs: number;
  /** The last successful sync. */
  lastUpdatedAtMs: number | null;
  status: ItemStatus;
  executionStatus: string;
  error: ExecutionError | null;
  statusDetail: StatusDetail | null;
  consecutiveFailedLoginAttempts: number;
  run: Run | null;
  oauthRequest: OauthRequest | null;
  /** Read through `flowOf`. */
  flow?: FlowState;
  /** Null until the first sync has succeeded. */
  history: BankHistory | null;
  /** The end of a story at the bank that is half told. */
  afterwards?: { readonly event: BankEvent; readonly seed: number; readonly dueAtMs: number } | null;
}

/** A registered webhook. */
export interface WebhookState {
  readonly id: string;
  url: string;
  event: string;
  headers: Readonly<Record<string, string>> | null;
  readonly createdAtMs: number;
  updatedAtMs: number;
  disabledAtMs: number | null;
  /** Events in a row that could not be delivered. */
  failedEvents?: number;
}

/** Calls to the banks in the present month, by what was called. */
export interface QuotaUse {
  readonly month: string;
  readonly counts: Record<string, number>;
}

/** An event on its way to one address. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly eventId: string;
  /** The webhook that asked for it; null: the item's own webhookUrl. */
  readonly webhookId: string | null;
  readonly url: string;
  /** The body, as it will be sent every time. */
  readonly body: string;
  attempts: number;
  nextAtMs: number;
}

/** Who somebody is: what the first bank said that they connected, whatever became of that connection. */
export interface KnownPerson extends Holder {
  readonly clientUserId: string;
  readonly documentType: 'CPF' | 'CNPJ';
}

/** Everything that survives a restart; the banks' data follow from it and the seed. */
export interface SandboxState {
  readonly version: 1;
  /** When this state began; with the seed, the origin of all ids. */
  readonly bornAtMs: number;
  /** How many ids were given out. */
  idCount: number;
  /** How far the sandbox's clock is ahead of the one it was started with. */
  clockAheadMs: number;
  /** How much of that is bank days that were skipped. */
  skippedMs: number;
  /** Signs API keys and connect tokens. */
  tokenSecret: string;
  items: ItemState[];
  webhooks: WebhookState[];
  /** Open Finance's monthly limits, where they are on. */
  quotaUse?: QuotaUse;
  /** Connectors that are not ONLINE, by id. */
  connectorStatus?: Readonly<Record<string, ConnectorStatus>>;
  /** Connectors that were told how to write dates, by id. */
  connectorDates?: Readonly<Record<string, DayKind>>;
  /** The application's own rules for filing transactions, oldest first, with the removed ones. */
  categoryRules?: readonly CategoryRule[];
  deliveries: Delivery[];
  /** The people who ever connected a bank, by the order in which they came. Absent in the state of an older sandbox. */
  people?: readonly KnownPerson[];
}
