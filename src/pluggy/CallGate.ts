import type { RequestLine } from './pluggy-errors.ts';

/** Stands for all endpoints: the name under which a host that cannot be reached is kept. */
export const EVERY_ENDPOINT = '*';

/** One call as the gate sees it. */
export interface GatedCall {
  readonly request: RequestLine;
  /** The operation without its ids, such as `GET /items/:id`: what Pluggy's limits count by. */
  readonly endpoint: string;
  /** A person waits for the answer: goes before work in the background. */
  readonly somebodyWaits: boolean;
  /** Finds out whether Pluggy answers: sent although calls are paused because they fail. */
  readonly evenIfPaused: boolean;
  /** How long it may wait to be let through. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

export type CallOutcome =
  /** Pluggy answered, be it with a refusal. */
  | { readonly kind: 'answered' }
  /** 429: nothing more to this endpoint for so long. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** No usable answer, or a 5xx. `isHost`: Pluggy was not even reached, so that every endpoint is concerned. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isHost: boolean }
  /** The caller gave up; it says nothing about Pluggy. */
  | { readonly kind: 'abandoned' };

/** Calls are held back because they fail. */
export interface Pause {
  /** Or EVERY_ENDPOINT. */
  readonly endpoint: string;
  readonly retryAfterMs: number;
}

/** A call that was let through. */
export interface CallPass {
  /** @returns the pause that the endpoint is in now, if it is in one */
  leave(outcome: CallOutcome): Promise<Pause | undefined>;
}

/** Where every call asks whether it may be sent now; shared by all that share Pluggy's limits. */
export interface CallGate {
  /** Resolves when the call may be sent. @throws PluggyPausedError when that is not within its patience */
  enter(call: GatedCall): Promise<CallPass>;
}

const OPEN_PASS: CallPass = { leave: async () => undefined };

/** Lets everything through: for a client without a database. */
export const openGate: CallGate = { enter: async () => OPEN_PASS };
