import { DEFAULT_EGRESS } from '../domain/egress.ts';
import type { Language } from '../domain/language.ts';
import { CALLS } from '../domain/texts/calls.ts';
import { say } from '../domain/texts/text.ts';
import { EVERY_ENDPOINT } from '../pluggy/CallGate.ts';
import type { GateState } from '../store/fragments/call-gates.ts';

const seconds = (ms: number | null): number => Math.max(0, Math.ceil((ms ?? 0) / 1_000));

/** An address is named where it has a name. */
const from = (egress: string, endpoint: string): string =>
  egress === DEFAULT_EGRESS ? endpoint : `${egress}: ${endpoint}`;

/** Which calls are held back, and until when, for whoever is on call. */
export function describeCalls(
  paused: readonly GateState[],
  closed: readonly GateState[],
  language: Language,
): string {
  const nextTry = (ms: number | null): string => {
    const left = seconds(ms);
    return left > 0 ? say(CALLS.nextIn, language, { seconds: left }) : say(CALLS.nextCall, language);
  };
  const ofPaused = paused.map(({ egress, endpoint, reason, failures, pausedForMs }) =>
    say(CALLS.pausedCall, language, {
      endpoint: endpoint === EVERY_ENDPOINT ? CALLS.everything : from(egress, endpoint),
      reason: reason ?? undefined,
      failures,
      next: nextTry(pausedForMs),
    }),
  );
  const ofClosed = closed.map(
    ({ egress, endpoint, closedForMs }) => `${from(egress, endpoint)}, ${seconds(closedForMs)} s`,
  );
  const parts = [
    ...(ofPaused.length > 0 ? [say(CALLS.paused, language, { calls: ofPaused.join('; ') })] : []),
    ...(ofClosed.length > 0 ? [say(CALLS.closed, language, { calls: ofClosed.join('; ') })] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : say(CALLS.fine, language);
}
