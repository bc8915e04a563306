import type { Connector } from '../domain/pluggy/connector.ts';
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

export type WireWebhook = Omit<Webhook, 'event'> & { event: Open<Webhook['event']> };

/** The envelope of lists with page numbers. */
export interface WirePage<T> {
  results: T[];
  page?: number;
  total?: number;
  totalPages?: number;
}
