import type { Measurement } from './measure.ts';

/** What a side of a comparison took: of this process, and of PostgreSQL where that can be seen. */
export interface Side extends Measurement {
  readonly serverCpuUs: number | undefined;
}
