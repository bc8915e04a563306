import { createContext, useContext } from 'react';
import type { Language } from '../shared/language.ts';

const pt = {
  title: 'Sandbox da Pluggy',
  lead: 'Uma Pluggy local: o que ela guarda, o que enviou e o que lhe pediram.',
  loading: 'Carregando…',
  lost: 'O sandbox não responde. Tentando de novo…',
  otherLanguage: 'English',
  light: 'Claro',
  dark: 'Escuro',
  fidelity: 'Decisões e desvios',
  reset: 'Apagar tudo',
  resetQuestion: 'Apagar todos os itens, webhooks e registros deste sandbox?',
  clock: 'Relógio do sandbox',
  hour: '+1 hora',
  day: '+1 dia',
  month: '+30 dias',
  items: 'Itens',
  noItems: 'Nenhum item ainda. Conecte um banco pelo widget ou com POST /items.',
  user: 'Usuário',
  noUser: 'sem clientUserId',
  lastUpdate: 'Última atualização',
  never: 'nunca',
  bank: 'O banco está',
  dates: 'Datas nas próximas conexões',
  dateKinds: { own: 'como o banco faz', day: 'só o dia (meia-noite UTC)', instant: 'com horário' },
  autoSync: 'Próxima sincronização automática',
  consentEnd: 'Fim do consentimento',
  noEnd: 'não acaba',
  endsIn: (days: number) => `Consentimento acaba em ${days === 1 ? '1 dia' : `${days} dias`}`,
  endsNever: 'Consentimento sem fim',
  stopAutoSync: 'Desligar sincronização automática',
  way: 'Como chegou aqui',
  noWay: 'Nada aconteceu desde que o sandbox foi iniciado.',
  advance: 'Avançar o banco',
  advanceOne: '1 dia',
  advanceMonth: '30 dias',
  scan: 'Ler o código QR',
  authorize: 'Autorizar o dispositivo',
  truth: 'Dados (JSON)',
  changed: (created: number, updated: number, deleted: number) =>
    `${created} criadas, ${updated} alteradas, ${deleted} excluídas`,
  done: 'Feito.',
  scenarios: {
    'salary-day': 'Dia de salário',
    'card-bill-closes': 'Fatura fecha',
    'pending-posted-new-ids': 'Pendentes lançadas com novos ids',
    'late-rows': 'Lançamentos atrasados',
    'old-rows-change': 'Linhas antigas mudam',
    'row-vanishes-and-returns': 'Linha some e volta',
    'outage-mass-deletion-and-recovery': 'Pane: exclusão em massa e volta',
    'partial-failure': 'Contas falham',
    'consent-revoked': 'Consentimento revogado',
    'consent-revoked-unnoticed': 'Consentimento revogado, sem aviso',
    'consent-expires': 'Consentimento vence',
  },
  webhooks: 'Webhooks',
  noWebhooks: 'Nenhum webhook registrado.',
  disabled: 'desativado',
  deliveries: 'Entregas',
  noDeliveries: 'Nada foi enviado ainda.',
  next: 'próxima tentativa',
  noAnswer: 'sem resposta',
  calls: 'Chamadas',
  noCalls: 'Ninguém chamou a API ainda.',
  last: 'Últimas chamadas',
  more: 'Mostrar mais',
  faults: 'Falhas',
  faultsLead: 'Com que frequência cada falha acontece. Só a API da Pluggy e os webhooks são afetados.',
  api: 'API',
  allOff: 'Desligar todas',
  seed: 'Semente',
};

export type ControlTexts = typeof pt;

const en: ControlTexts = {
  title: 'Pluggy sandbox',
  lead: 'A local Pluggy: what it keeps, what it sent, and what it was asked.',
  loading: 'Loading…',
  lost: 'The sandbox does not answer. Trying again…',
  otherLanguage: 'Português',
  light: 'Light',
  dark: 'Dark',
  fidelity: 'Decisions and deviations',
  reset: 'Erase everything',
  resetQuestion: 'Erase all items, webhooks and logs of this sandbox?',
  clock: "The sandbox's clock",
  hour: '+1 hour',
  day: '+1 day',
  month: '+30 days',
  items: 'Items',
  noItems: 'No items yet. Connect a bank with the widget or with POST /items.',
  user: 'User',
  noUser: 'no clientUserId',
  lastUpdate: 'Last updated',
  never: 'never',
  bank: 'The bank is',
  dates: 'Dates of the next connections',
  dateKinds: { own: 'as the bank does', day: 'the day alone (midnight UTC)', instant: 'with a time' },
  autoSync: 'Next automatic sync',
  consentEnd: 'End of the consent',
  noEnd: 'none',
  endsIn: (days) => `Consent ends in ${days === 1 ? '1 day' : `${days} days`}`,
  endsNever: 'Consent without an end',
  stopAutoSync: 'Switch automatic syncs off',
  way: 'How it got here',
  noWay: 'Nothing has happened since the sandbox started.',
  advance: 'Advance the bank',
  advanceOne: '1 day',
  advanceMonth: '30 days',
  scan: 'Scan the QR code',
  authorize: 'Authorise the device',
  truth: 'Data (JSON)',
  changed: (created, updated, deleted) => `${created} created, ${updated} updated, ${deleted} deleted`,
  done: 'Done.',
  scenarios: {
    'salary-day': 'Salary day',
    'card-bill-closes': 'Card bill closes',
    'pending-posted-new-ids': 'Pending rows posted under new ids',
    'late-rows': 'Late rows',
    'old-rows-change': 'Old rows change',
    'row-vanishes-and-returns': 'A row vanishes and returns',
    'outage-mass-deletion-and-recovery': 'Outage: mass deletion and recovery',
    'partial-failure': 'Accounts fail',
    'consent-revoked': 'Consent revoked',
    'consent-revoked-unnoticed': 'Consent revoked, unnoticed',
    'consent-expires': 'Consent expires',
  },
  webhooks: 'Webhooks',
  noWebhooks: 'No webhook is registered.',
  disabled: 'disabled',
  deliveries: 'Deliveries',
  noDeliveries: 'Nothing was sent yet.',
  next: 'next try',
  noAnswer: 'no answer',
  calls: 'Calls',
  noCalls: 'Nobody has called the API yet.',
  last: 'Latest calls',
  more: 'Show more',
  faults: 'Faults',
  faultsLead: "How often each fault happens. Only Pluggy's API and the webhooks are affected.",
  api: 'API',
  allOff: 'Turn all off',
  seed: 'Seed',
};

export interface Words {
  readonly texts: ControlTexts;
  readonly language: Language;
}

export const wordsFor = (language: Language): Words => ({ language, texts: language === 'en' ? en : pt });

export const WordsContext = createContext<Words>(wordsFor('pt'));

export function useWords(): Words {
  return useContext(WordsContext);
}

/** A scenario that we have no words for is shown by its name. */
export function scenarioText(texts: ControlTexts, scenario: string): string {
  const known: Readonly<Record<string, string>> = texts.scenarios;
  return known[scenario] ?? scenario;
}

/** A time as people read it; the day only where it isn't the sandbox's today. */
export function timeText(iso: string, { language }: Words, now?: string): string {
  const locale = language === 'en' ? 'en-GB' : 'pt-BR';
  const isToday = now !== undefined && iso.slice(0, 10) === now.slice(0, 10);
  const date = new Date(iso);
  return isToday
    ? date.toLocaleTimeString(locale)
    : date.toLocaleString(locale, { dateStyle: 'short', timeStyle: 'medium' });
}
