import type { Text } from './text.ts';

/** What holds calls to Pluggy back. */
export const CALLS = {
  fine: { en: 'Calls to Pluggy are not held back.', 'pt-BR': 'Nada impede as chamadas à Pluggy.' },
  paused: {
    en: 'Paused because they failed in a row; one call at a time tries again by itself: {calls}.',
    'pt-BR': 'Pausadas por falhas seguidas; uma chamada por vez tenta de novo automaticamente: {calls}.',
  },
  closed: {
    en: 'Pluggy asked to wait (429): {calls}.',
    'pt-BR': 'A Pluggy pediu para aguardar (429): {calls}.',
  },
  /** One of `paused`. */
  pausedCall: {
    en: '{endpoint} ({reason}, {failures} times), {next}',
    'pt-BR': '{endpoint} ({reason}, {failures} vezes), {next}',
  },
  everything: { en: 'everything (Pluggy is not reached)', 'pt-BR': 'tudo (a Pluggy está inacessível)' },
  nextIn: { en: 'next try in {seconds} s', 'pt-BR': 'nova tentativa em {seconds} s' },
  nextCall: { en: 'next try with the next call', 'pt-BR': 'nova tentativa na próxima chamada' },
} as const satisfies Record<string, Text>;
