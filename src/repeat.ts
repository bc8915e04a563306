import type { Clock } from './domain/clock.ts';
import type { Logger } from './domain/logger.ts';
import { errorCodeOf } from './sync/error-code-of.ts';

export interface Repetition {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** For the log: "… failed". */
  readonly name: string;
  readonly everyMs: number;
  /** After a failure; default: `everyMs`. */
  readonly retryMs?: number;
}

/** Does something now and again and again until the signal; a failure is logged and tried again. */
export async function repeat(repetition: Repetition, work: () => Promise<unknown>): Promise<void> {
  const { clock, logger, signal, name, everyMs, retryMs = everyMs } = repetition;
  while (!signal.aborted) {
    const failed = await work().then(
      () => false,
      (error: unknown) => {
        if (!signal.aborted)
          logger.warn({ problem: errorCodeOf(error) }, `${name} failed; it will be tried again`);
        return true;
      },
    );
    await clock.sleep(failed ? retryMs : everyMs, signal);
  }
}
