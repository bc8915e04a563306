import type { Role } from '../role.ts';
import type { Text } from './text.ts';

/** What a process does, as its own word. */
export const ROLE: Readonly<Record<Role, Text>> = {
  serve: { en: 'answers requests', 'pt-BR': 'responde a requisições' },
  work: { en: 'works', 'pt-BR': 'trabalha' },
};

/** Who does the work of the queue. */
export const WORK = {
  and: { en: ' and ', 'pt-BR': ' e ' },
  roles: { en: 'This process {roles}.', 'pt-BR': 'Este processo {roles}.' },
  noRole: {
    en: 'This program neither serves nor works (a router in another app, or a command).',
    'pt-BR': 'Este programa não atende nem trabalha (um router em outro app, ou um comando).',
  },
  works: { en: 'A worker takes the jobs.', 'pt-BR': 'Um worker pega as tarefas.' },
  nobody: {
    en: 'No worker runs, and nothing waits for one.',
    'pt-BR': 'Nenhum worker está em execução, e nada espera por um.',
  },
  waiting: {
    en: 'No worker runs, and {jobs} jobs have waited for up to {minutes} minutes: nothing is synced. Start a process with the role "work" (ROLES unset or "work") on this database, or call startWorker of pluggy-open-finance/worker in your own.',
    'pt-BR':
      'Nenhum worker está em execução, e {jobs} tarefas esperam há até {minutes} minutos: nada é sincronizado. Inicie um processo com o papel "work" (ROLES vazio ou "work") neste banco de dados, ou chame startWorker de pluggy-open-finance/worker no seu.',
  },
} as const;
