import { type CallCount, noteCallCounts } from '../store/statements/gates/note-call-counts.ts';
import type { SharedState } from './SharedState.ts';

const MINUTE_MS = 60_000;
/** What a process counted is seen by the others after this time; one that is killed loses as much. */
const WRITE_EVERY_MS = 5_000;

type What = 'calls' | 'refused' | 'failed' | 'heldBack';

/** Counts the calls at Pluggy by endpoint and minute, and adds them to those of the other processes. */
export class CallTally {
  readonly #state: SharedState;
  #counts = new Map<string, CallCount>();
  #timer: NodeJS.Timeout | undefined;

  constructor(state: SharedState) {
    this.#state = state;
  }

  add(endpoint: string, what: What): void {
    const minute = new Date(Math.floor(this.#state.localNow() / MINUTE_MS) * MINUTE_MS);
    this.#merge({ minute, endpoint, calls: 0, refused: 0, failed: 0, heldBack: 0, [what]: 1 });
    this.#timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** What cannot be written now is written with the next. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counts = [...this.#counts.values()];
    if (counts.length === 0) return;
    this.#counts = new Map();
    const isWritten = await this.#state.ask(async (db) => {
      await noteCallCounts(db, counts);
      return true;
    }, false);
    if (!isWritten) for (const count of counts) this.#merge(count);
  }

  #merge(count: CallCount): void {
    const key = `${count.minute.getTime()} ${count.endpoint}`;
    const before = this.#counts.get(key) ?? { ...count, calls: 0, refused: 0, failed: 0, heldBack: 0 };
    this.#counts.set(key, {
      ...before,
      calls: before.calls + count.calls,
      refused: before.refused + count.refused,
      failed: before.failed + count.failed,
      heldBack: before.heldBack + count.heldBack,
    });
  }
}
