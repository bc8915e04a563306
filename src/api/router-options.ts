import type { Logger } from '../domain/logger.ts';
import type { Identify } from './identify.ts';

export interface RouterOptions {
  /** Default: the logger of `service`, which writes JSON lines to standard output. */
  readonly logger?: Logger | undefined;
  /** Tells whom the app around this one has signed in, for requests without one of this service's own credentials. */
  readonly identify?: Identify | undefined;
}
