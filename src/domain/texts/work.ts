import type { Language } from '../language.ts';
import type { Role } from '../role.ts';

/** How long jobs may have been due before nobody's work is a fault: a process that is started anew needs seconds. */
const PATIENCE_MS = 60_000;

const ROLE_TEXTS: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  en: { serve: 'answers requests', work: 'works' },
  'pt-BR': { serve: 'responde a requisições', work: 'trabalha' },
};

const TEXTS = {
  en: {
    roles: (roles: string) => `This process ${roles}.`,
    and: ' and ',
    none: 'This program neither serves nor works (a router in another app, or a command).',
    works: 'A worker takes the jobs.',
    nobody: 'No worker runs, and nothing waits for one.',
    waiting: (jobs: number, minutes: number) =>
      `No worker runs, and ${jobs} jobs have waited for up to ${minutes} minutes: nothing is synced. Start a process with the role "work" (ROLES unset or "work") on this database, or call startWorker of pluggy-open-finance/worker in your own.`,
  },
  'pt-BR': {
    roles: (roles: string) => `Este processo ${roles}.`,
    and: ' e ',
    none: 'Este programa não atende nem trabalha (um router em outro app, ou um comando).',
    works: 'Um worker pega as tarefas.',
    nobody: 'Nenhum worker está em execução, e nada espera por um.',
    waiting: (jobs: number, minutes: number) =>
      `Nenhum worker está em execução, e ${jobs} tarefas esperam há até ${minutes} minutos: nada é sincronizado. Inicie um processo com o papel "work" (ROLES vazio ou "work") neste banco de dados, ou chame startWorker de pluggy-open-finance/worker no seu.`,
  },
} as const;

/** What is known of who does the work. */
export interface WorkStanding {
  /** Of this process; empty: it only uses the library. */
  readonly roles: readonly Role[];
  readonly isAnyoneWorking: boolean;
  /** Jobs that could run at this moment, and for how long the first of them could have; null: there are none. */
  readonly due: number;
  readonly oldestDueMs: number | null;
}

/** Whether work waits for a worker that is not there, in words. */
export function describeWork(standing: WorkStanding, language: Language): { ok: boolean; detail: string } {
  const { roles, isAnyoneWorking, due, oldestDueMs } = standing;
  const texts = TEXTS[language];
  const names = roles.map((role) => ROLE_TEXTS[language][role]).join(texts.and);
  const own = roles.length === 0 ? texts.none : texts.roles(names);
  if (isAnyoneWorking) return { ok: true, detail: `${own} ${texts.works}` };
  const waitedMs = oldestDueMs ?? 0;
  if (waitedMs < PATIENCE_MS) return { ok: true, detail: `${own} ${texts.nobody}` };
  return { ok: false, detail: `${own} ${texts.waiting(due, Math.floor(waitedMs / 60_000))}` };
}
