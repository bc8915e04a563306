import type { Language } from '../../i18n/language.ts';

/** What the panels of the workbench have in common. */
export interface CommonTexts {
  readonly panels: string;
  readonly any: string;
  readonly read: string;
  readonly more: string;
  readonly done: string;
  readonly sure: string;
  readonly inspect: string;
  readonly replay: string;
  readonly once: string;
  readonly names: Readonly<Record<PanelName, string>>;
}

export const PANELS = [
  'health',
  'events',
  'jobs',
  'runs',
  'completeness',
  'usage',
  'keys',
  'endpoints',
  'audit',
  'sandbox',
] as const;

export type PanelName = (typeof PANELS)[number];

export const COMMON: Readonly<Record<Language, CommonTexts>> = {
  'pt-BR': {
    panels: 'Painéis',
    any: '(qualquer)',
    read: 'Atualizar',
    more: 'Mostrar mais',
    done: 'Feito.',
    sure: 'Confirmar',
    inspect: 'Inspecionar',
    replay: 'Tratar de novo',
    once: 'Aparece só desta vez. Copie e guarde agora.',
    names: {
      health: 'Saúde',
      events: 'Eventos',
      jobs: 'Fila e tarefas mortas',
      runs: 'Leituras',
      completeness: 'Completude',
      usage: 'Uso da Pluggy',
      keys: 'Chaves',
      endpoints: 'Webhooks de saída',
      audit: 'Auditoria',
      sandbox: 'Sandbox',
    },
  },
  en: {
    panels: 'Panels',
    any: '(any)',
    read: 'Refresh',
    more: 'Show more',
    done: 'Done.',
    sure: 'Confirm',
    inspect: 'Inspect',
    replay: 'Act on it again',
    once: 'It is shown this once. Copy it and keep it now.',
    names: {
      health: 'Health',
      events: 'Events',
      jobs: 'Queue and dead letters',
      runs: 'Runs',
      completeness: 'Completeness',
      usage: 'Usage of Pluggy',
      keys: 'Keys',
      endpoints: 'Outgoing webhooks',
      audit: 'Audit',
      sandbox: 'Sandbox',
    },
  },
};
