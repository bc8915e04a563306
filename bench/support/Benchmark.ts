import type { BenchOptions } from './bench-options.ts';
import type { Cleanup } from './Cleanup.ts';
import type { Figure } from './figure.ts';

export interface BenchmarkSetting {
  /** A PostgreSQL server to use in place of an embedded one. */
  readonly serverUrl: string | undefined;
  readonly cleanup: Cleanup;
  readonly options: BenchOptions;
}

export interface BenchmarkOutcome {
  readonly figures: readonly Figure[];
  /** Which PostgreSQL it ran on, in words. */
  readonly database: string;
  /** What the figures mean. */
  readonly notes: readonly string[];
}

export type Benchmark = (setting: BenchmarkSetting) => Promise<BenchmarkOutcome>;
