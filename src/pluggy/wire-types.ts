import type { Account } from '../domain/pluggy/account.ts';
import type { Connector } from '../domain/pluggy/connector.ts';
import type { Item } from '../domain/pluggy/item.ts';
import type { Webhook } from '../domain/pluggy/webhook.ts';

/** Pluggy adds values to its enumerations without notice; the known ones are kept for the editor's sake. */
type Open<T extends string> = T | (string & Record<never, never>);

export type WireConnector = Connector & {
  /** Seen in live answers, described nowhere. */
  isSandbox?: boolean | null;
};

/** A root has no parent. */
export interface WireCategory {
  /** Eight digits. */
  id: string;
  description: string;
  descriptionTranslated?: string | null;
  parentId?: string | null;
  parentDescription?: string | null;
}

export type WireItem = Omit<Item, 'status' | 'executionStatus'> & {
  status: Open<Item['status']>;
  executionStatus: Open<Item['executionStatus']>;
  /** Where a bank sends its person back to. */
  oauthRedirectUri?: string | null;
  products?: string[] | null;
  /** Seen in live answers, described nowhere. */
  autoSyncDisabledAt?: string | null;
};

/** What may be read from an account as JSON: everything without an amount. */
export type WireAccount = Pick<Account, 'id' | 'itemId' | 'name' | 'currencyCode'> & {
  type: Open<Account['type']>;
  subtype: Open<Account['subtype']>;
};

export type WireWebhook = Omit<Webhook, 'event'> & { event: Open<Webhook['event']> };

/** The envelope of lists with page numbers. */
export interface WirePage<T> {
  results: T[];
  page?: number;
  total?: number;
  totalPages?: number;
}
