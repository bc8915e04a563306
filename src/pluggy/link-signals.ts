export interface LinkedSignal {
  readonly signal: AbortSignal;
  readonly abort: (reason: unknown) => void;
  /** Lets go of the sources. Without it a source that outlives many calls would keep a listener of each. */
  readonly release: () => void;
}

/**
 * A signal that is aborted, with the same reason, when one of its sources is. `AbortSignal.any` does the same,
 * but ties its result to long-lived sources until garbage collection.
 */
export function linkSignals(...sources: readonly (AbortSignal | undefined)[]): LinkedSignal {
  const controller = new AbortController();
  const present = sources.filter((source) => source !== undefined);
  const onAbort = (event: Event): void => {
    if (event.target instanceof AbortSignal) controller.abort(event.target.reason);
  };
  for (const source of present) {
    if (source.aborted) controller.abort(source.reason);
    else source.addEventListener('abort', onAbort, { once: true });
  }
  const release = (): void => {
    for (const source of present) source.removeEventListener('abort', onAbort);
  };
  return { signal: controller.signal, abort: (reason) => controller.abort(reason), release };
}

/** Waits for `promise`, but no longer than until `signal` is aborted; the work behind it goes on for others. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    const release = (): void => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(release);
  });
}
