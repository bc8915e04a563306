import type { Account, Connector, Item, Webhook } from 'pluggy-sdk';

/** A value as JSON carries it: the official types describe the SDK's objects, where times are `Date`. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Element)[]
    ? Wire<Element>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** Pluggy adds values to its enumerations without notice; the known ones are kept for the editor's sake. */
type Open<T extends string> = T | (string & Record<never, never>);

export type WireConnector = Wire<Connector>;

/** A root has no parent. */
export interface WireCategory {
  /** Eight digits. */
  id: string;
  description: string;
  descriptionTranslated?: string | null;
  parentId?: string | null;
  parentDescription?: string | null;
}

export type WireItem = Omit<Wire<Item>, 'status' | 'executionStatus'> & {
  status: Open<Item['status']>;
  executionStatus: Open<Item['executionStatus']>;
  /** In Pluggy's OpenAPI description, but not in the SDK's type. */
  oauthRedirectUri?: string | null;
  products?: string[] | null;
  /** Seen in live answers, described nowhere. */
  autoSyncDisabledAt?: string | null;
};

/** What may be read from an account as JSON: everything without an amount. */
export type WireAccount = Pick<Wire<Account>, 'id' | 'itemId' | 'name' | 'currencyCode'> & {
  type: Open<Account['type']>;
  subtype: Open<Account['subtype']>;
};

export type WireWebhook = Omit<Wire<Webhook>, 'event'> & { event: Open<Webhook['event']> };

/** The envelope of lists with page numbers. */
export interface WirePage<T> {
  results: T[];
  page?: number;
  total?: number;
  totalPages?: number;
}
