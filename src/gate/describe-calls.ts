import type { Language } from '../domain/language.ts';
import { EVERY_ENDPOINT } from '../pluggy/CallGate.ts';
import type { GateState } from '../store/fragments/call-gates.ts';

const TEXTS = {
  en: {
    fine: 'Calls to Pluggy are not held back.',
    paused: 'Paused because they failed in a row; one call at a time tries again by itself',
    closed: 'Pluggy asked to wait (429)',
    everything: 'everything (Pluggy is not reached)',
    times: 'times',
    next: (seconds: number) => (seconds > 0 ? `next try in ${seconds} s` : 'next try with the next call'),
  },
  'pt-BR': {
    fine: 'Nada impede as chamadas à Pluggy.',
    paused: 'Pausadas por falhas seguidas; uma chamada por vez tenta de novo automaticamente',
    closed: 'A Pluggy pediu para aguardar (429)',
    everything: 'tudo (a Pluggy está inacessível)',
    times: 'vezes',
    next: (seconds: number) =>
      seconds > 0 ? `nova tentativa em ${seconds} s` : 'nova tentativa na próxima chamada',
  },
} as const;

const seconds = (ms: number | null): number => Math.max(0, Math.ceil((ms ?? 0) / 1_000));

/** Which calls are held back, and until when, for whoever is on call. */
export function describeCalls(
  paused: readonly GateState[],
  closed: readonly GateState[],
  language: Language,
): string {
  const texts = TEXTS[language];
  const nameOf = (endpoint: string): string => (endpoint === EVERY_ENDPOINT ? texts.everything : endpoint);
  const ofPaused = paused.map(
    ({ endpoint, reason, failures, pausedForMs }) =>
      `${nameOf(endpoint)} (${reason}, ${failures} ${texts.times}), ${texts.next(seconds(pausedForMs))}`,
  );
  const ofClosed = closed.map(({ endpoint, closedForMs }) => `${endpoint}, ${seconds(closedForMs)} s`);
  const parts = [
    ...(ofPaused.length > 0 ? [`${texts.paused}: ${ofPaused.join('; ')}.`] : []),
    ...(ofClosed.length > 0 ? [`${texts.closed}: ${ofClosed.join('; ')}.`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : texts.fine;
}
