/** One call that the sandbox answered. */
export interface LoggedCall {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The path with its variable parts named. */
  readonly pattern: string;
  readonly status: number;
  readonly ms: number;
}

const MAX_CALLS = 1_000;

/** The last calls, and how many there were of each kind since the start or the last reset. */
export class CallLog {
  #calls: LoggedCall[] = [];
  #counts = new Map<string, Map<number, number>>();

  add(call: LoggedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > MAX_CALLS) this.#calls.shift();
    const key = `${call.method} ${call.pattern}`;
    const byStatus = this.#counts.get(key) ?? new Map<number, number>();
    byStatus.set(call.status, (byStatus.get(call.status) ?? 0) + 1);
    this.#counts.set(key, byStatus);
  }

  clear(): void {
    this.#calls = [];
    this.#counts = new Map();
  }

  /** `counts["GET /v2/transactions"]["200"]`, and the calls, oldest first. */
  view(): object {
    const counts = [...this.#counts].map(([key, byStatus]) => [key, Object.fromEntries(byStatus)]);
    return { counts: Object.fromEntries(counts), calls: this.#calls };
  }
}
