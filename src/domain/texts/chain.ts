import type { KeyState } from '../Keyring.ts';
import type { ReplicaProblem } from '../replica.ts';
import type { Role } from '../role.ts';
import type { Text } from './text.ts';

/** Links of the chain that are in order. */
export const FINE = {
  pluggy: { en: 'Pluggy answers.', 'pt-BR': 'A Pluggy responde.' },
  credentials: { en: 'Pluggy accepts the credentials.', 'pt-BR': 'A Pluggy aceita as credenciais.' },
  database: {
    en: 'The database answers and takes writes.',
    'pt-BR': 'O banco de dados responde e aceita escritas.',
  },
  migrations: { en: 'The tables are up to date.', 'pt-BR': 'As tabelas estão atualizadas.' },
} as const satisfies Record<string, Text>;
/** Stands before the code of a fault and what it means. */
export const CAUSE = { en: 'Cause', 'pt-BR': 'Causa' } as const satisfies Text;
export const NOT_MIGRATED = {
  en: 'The tables are missing or old: run "npm run pluggy:v2:setup".',
  'pt-BR': 'As tabelas não existem ou são antigas: execute "npm run pluggy:v2:setup".',
} as const satisfies Text;

export const UNREADABLE_WEBHOOKS = {
  en: 'Webhooks that came in the last 24 hours and that nobody can read: {count}. They are acknowledged and kept; see "Webhooks that nobody can read" in docs/operations.md.',
  'pt-BR':
    'Webhooks que chegaram nas últimas 24 horas e que ninguém consegue ler: {count}. Foram confirmados e guardados; veja "Webhooks that nobody can read" em docs/operations.md.',
} as const satisfies Text;
/** Outgoing webhooks that nobody switched off on purpose. */
export const ENDPOINTS_OFF = {
  en: 'Outgoing webhooks that were switched off, because their address took nothing for three days or answered 410: {count}. What happens is kept for them. Mend the address, then switch it on under "Outgoing webhooks" of /dev, or with PATCH /webhook-endpoints/:endpointId.',
  'pt-BR':
    'Webhooks de saída que foram desligados, porque o endereço não aceitou nada por três dias ou respondeu 410: {count}. O que acontece fica guardado para eles. Conserte o endereço e ligue-o em "Webhooks de saída" de /dev, ou com PATCH /webhook-endpoints/:endpointId.',
} as const satisfies Text;
/** What happened, what does not work, what goes on, and what to do. */
export const KEY_TEXTS: Readonly<Record<KeyState, Text>> = {
  fine: {
    en: 'The encryption keys open what is stored.',
    'pt-BR': 'As chaves de criptografia abrem o que está guardado.',
  },
  wrong: {
    en: 'ENCRYPTION_KEYS lacks a key that stored values were encrypted with. Sessions, identities and telephone numbers may answer "encryption_key_missing"; webhooks are taken, and everything else works. Put the former key behind the new one and restart. If it is lost, run "npm run pluggy:v2:rotate-sessions" (everybody signs in again) and read "Encryption keys" in docs/operations.md.',
    'pt-BR':
      'Falta em ENCRYPTION_KEYS uma chave com que valores guardados foram criptografados. Sessões, identidades e telefones podem responder "encryption_key_missing"; os webhooks são recebidos e todo o resto funciona. Ponha a chave anterior atrás da nova e reinicie. Se ela se perdeu, execute "npm run pluggy:v2:rotate-sessions" (todos entram de novo) e leia "Encryption keys" em docs/operations.md.',
  },
  missing: {
    en: 'ENCRYPTION_KEYS is not set: no sessions can be made, and who people are is not stored. Webhooks are taken, and servers with an API key read everything else. Make a key with "openssl rand -base64 32", set it, and restart.',
    'pt-BR':
      'ENCRYPTION_KEYS não está definida: não é possível criar sessões, e a identidade das pessoas não é guardada. Os webhooks são recebidos, e servidores com chave de API leem todo o resto. Crie uma chave com "openssl rand -base64 32", defina-a e reinicie.',
  },
};

const FROM_PRIMARY = {
  en: 'The primary answers all reads meanwhile, and nothing is lost.',
  'pt-BR': 'Enquanto isso o primário responde a todas as leituras, e nada se perde.',
} as const;

/** The replica of DATABASE_READ_URL, and what to do where it is not used. */
export const REPLICA_TEXTS: Readonly<Record<ReplicaProblem | 'used', Text>> = {
  used: { en: 'Reads go to the replica.', 'pt-BR': 'As leituras vão para a réplica.' },
  unreachable: {
    en: `The server of DATABASE_READ_URL does not answer. ${FROM_PRIMARY.en} Bring it back, or take the setting away.`,
    'pt-BR': `O servidor de DATABASE_READ_URL não responde. ${FROM_PRIMARY['pt-BR']} Restabeleça-o ou retire a configuração.`,
  },
  no_replica: {
    en: `The server of DATABASE_READ_URL follows no other: it was promoted, or never was a replica. ${FROM_PRIMARY.en} Set the address of a streaming replica.`,
    'pt-BR': `O servidor de DATABASE_READ_URL não segue nenhum outro: foi promovido ou nunca foi uma réplica. ${FROM_PRIMARY['pt-BR']} Defina o endereço de uma réplica por streaming.`,
  },
  another_database: {
    en: `DATABASE_READ_URL names another database than DATABASE_URL. ${FROM_PRIMARY.en} Set the address of a streaming replica of the same server, with the same database.`,
    'pt-BR': `DATABASE_READ_URL indica outro banco de dados que não o de DATABASE_URL. ${FROM_PRIMARY['pt-BR']} Defina o endereço de uma réplica por streaming do mesmo servidor, com o mesmo banco.`,
  },
  behind: {
    en: `The replica of DATABASE_READ_URL is more than five seconds behind. ${FROM_PRIMARY.en} Look at its load, its disk and the network between the two.`,
    'pt-BR': `A réplica de DATABASE_READ_URL está mais de cinco segundos atrasada. ${FROM_PRIMARY['pt-BR']} Verifique a carga, o disco e a rede entre os dois.`,
  },
};

/** A pooler that keeps no session stands before PostgreSQL. */
export const SHARED_SESSIONS: Text = {
  en: 'The connection to PostgreSQL leads through a pooler in transaction mode, which keeps no session: live updates do not reach the page, and work that a dead process left is taken over late. Set DATABASE_DIRECT_URL to the address of PostgreSQL itself.',
  'pt-BR':
    'A conexão com o PostgreSQL passa por um pooler em modo de transação, que não mantém sessões: as atualizações em tempo real não chegam à página, e o trabalho deixado por um processo que morreu é retomado com atraso. Defina DATABASE_DIRECT_URL com o endereço do próprio PostgreSQL.',
};

/** What a process does by its role. */
export const ROLES: Readonly<Record<Role, Text>> = {
  serve: { en: 'answers requests', 'pt-BR': 'responde a requisições' },
  work: { en: 'works', 'pt-BR': 'trabalha' },
};

/** Who does the work. */
export const WORK = {
  roles: { en: 'This process {roles}.', 'pt-BR': 'Este processo {roles}.' },
  and: { en: ' and ', 'pt-BR': ' e ' },
  none: {
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
} as const satisfies Record<string, Text>;

/** Where the database's server forbids the roles of row-level security. */
export const ONE_ROLE: Text = {
  en: 'PostgreSQL lets this login use no role of its own for requests: row-level security does not protect one person\'s data from another\'s, the conditions of each statement do it alone. See "Roles" in docs/operations.md.',
  'pt-BR':
    'O PostgreSQL não deixa este login usar uma role própria para as requisições: a row-level security não separa os dados de uma pessoa dos de outra, e só as condições de cada comando fazem isso. Veja "Roles" em docs/operations.md.',
};
