import type { Clock } from '../domain/clock.ts';
import { errorCodeOf } from '../domain/errors.ts';
import type { Logger } from '../domain/logger.ts';

export interface Repetition {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** For the log: "… failed". */
  readonly name: string;
  readonly everyMs: number;
  /**
   * At most so long after failures, the first of which are tried again sooner; and after work that says `false`: it was not
   * what it should be. Default: `everyMs`.
   */
  readonly retryMs?: number;
}

/** After the first failure; after each further one twice as long. What a restart of PostgreSQL or of Pluggy takes is soon over. */
const FIRST_RETRY_MS = 500;

/**
 * Does something now and again and again until the signal; a failure is logged and tried again.
 * @returns `first` resolves after the first time, whatever came of it; `ended` after the last
 */
export function repeat(
  repetition: Repetition,
  work: () => Promise<unknown>,
): { readonly first: Promise<void>; readonly ended: Promise<void> } {
  const { clock, logger, signal, name, everyMs, retryMs = everyMs } = repetition;
  let failures = 0;
  const attempt = (): Promise<number> =>
    work().then(
      (result) => {
        failures = 0;
        return result === false ? retryMs : everyMs;
      },
      (error: unknown) => {
        if (!signal.aborted)
          logger.warn({ problem: errorCodeOf(error) }, `${name} failed; it will be tried again`);
        failures += 1;
        return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), retryMs);
      },
    );
  const first = attempt();
  const goOn = async (): Promise<void> => {
    for (let waitMs = await first; !signal.aborted; waitMs = await attempt()) {
      await clock.sleep(waitMs, signal);
      if (signal.aborted) return;
    }
  };
  return { first: first.then(() => {}), ended: goOn() };
}
