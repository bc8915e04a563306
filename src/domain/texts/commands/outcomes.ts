/** Why a command cannot act on what it was given. */
export const WRONG_USE = {
  statusOrDryRun: { en: 'Say --status or --dry-run.', 'pt-BR': 'Diga --status ou --dry-run.' },
  whatToSync: {
    en: 'Say what to sync: one connection, one person, or all.',
    'pt-BR': 'Diga o que sincronizar: uma conexão, uma pessoa ou tudo.',
  },
  whatToReplay: { en: 'Say one thing to replay.', 'pt-BR': 'Diga uma coisa a refazer.' },
  noTime: {
    en: '"{since}" is neither a time with its zone nor a duration.',
    'pt-BR': '"{since}" não é um horário com fuso nem uma duração.',
  },
  whose: { en: 'Say whose data to check.', 'pt-BR': 'Diga de quem são os dados a verificar.' },
  whatWithUsers: {
    en: 'Say what to do: assign, export or erase.',
    'pt-BR': 'Diga o que fazer: assign, export ou erase.',
  },
  whomToExport: {
    en: 'Name one user, and the file to write with --out.',
    'pt-BR': 'Diga um usuário, e com --out o arquivo a gravar.',
  },
  whomToErase: {
    en: 'Name one user, and the same id again with --confirm.',
    'pt-BR': 'Diga um usuário, e o mesmo id de novo com --confirm.',
  },
  noPlace: {
    en: 'The file {file} cannot be written ({why}).',
    'pt-BR': 'Não foi possível gravar o arquivo {file} ({why}).',
  },
  whatWithKeys: {
    en: 'Say what to do: list, create or revoke.',
    'pt-BR': 'Diga o que fazer: list, create ou revoke.',
  },
  whichScopes: {
    en: 'Name the scopes: read, write, admin, separated by commas.',
    'pt-BR': 'Diga os escopos: read, write, admin, separados por vírgulas.',
  },
  whatName: {
    en: 'Name the key, in 1 to 100 characters.',
    'pt-BR': 'Dê um nome à chave, de 1 a 100 caracteres.',
  },
  noEnd: {
    en: '"{until}" is neither a duration such as 90d nor a future time with its zone.',
    'pt-BR': '"{until}" não é uma duração como 90d nem um horário futuro com fuso.',
  },
  whomToGive: {
    en: 'Name one connection and one user, or a file of them.',
    'pt-BR': 'Diga uma conexão e um usuário, ou um arquivo com eles.',
  },
  lineWithoutUser: {
    en: 'Line {line} names no user: write "item id, user id", or name one user for all with --user.',
    'pt-BR':
      'A linha {line} não diz o usuário: escreva "id do item, id do usuário", ou diga um usuário para todas com --user.',
  },
  noFile: {
    en: 'The file {file} cannot be read ({why}).',
    'pt-BR': 'Não foi possível ler o arquivo {file} ({why}).',
  },
} as const;

/** What commands say when they are done. */
export const OUTCOME = {
  personExported: {
    en: 'Everything about {userId} is in {file}.',
    'pt-BR': 'Tudo sobre {userId} está em {file}.',
  },
  personErased: {
    en: '{userId} is being erased. The receipt is {receiptId}.',
    'pt-BR': '{userId} está sendo apagado. O recibo é {receiptId}.',
  },
  keyMade: {
    en: 'This is the key. It is shown this once; what is stored is its digest.',
    'pt-BR':
      'Esta é a chave. Ela é mostrada só desta vez; o que fica guardado é o resumo criptográfico dela.',
  },
  keyRevoked: { en: 'The key "{name}" is revoked.', 'pt-BR': 'A chave "{name}" foi revogada.' },
  noKeys: { en: 'No key was made here.', 'pt-BR': 'Nenhuma chave foi criada aqui.' },
  keyUntil: { en: 'until {time}', 'pt-BR': 'até {time}' },
  keyForever: { en: 'does not expire', 'pt-BR': 'não expira' },
  keyUsed: { en: 'last used {time}', 'pt-BR': 'usada por último em {time}' },
  keyUnused: { en: 'never used', 'pt-BR': 'nunca usada' },
  mode: { en: 'Mode {mode}, Pluggy at {url}', 'pt-BR': 'Modo {mode}, Pluggy em {url}' },
  checkFailed: { en: 'FAILED', 'pt-BR': 'FALHOU' },
  sandboxRuns: {
    en: 'The sandbox runs while "npm start" or "npm run sandbox" runs.',
    'pt-BR': 'O sandbox funciona enquanto "npm start" ou "npm run sandbox" estiver em execução.',
  },
  migrated: {
    en: 'The tables are up to date in the database at DATABASE_URL ({mode} mode).',
    'pt-BR': 'As tabelas estão atualizadas no banco de dados de DATABASE_URL (modo {mode}).',
  },
  migratedEmbedded: {
    en: 'The tables are up to date in the embedded database in {folder} ({mode} mode).',
    'pt-BR': 'As tabelas estão atualizadas no banco de dados embutido em {folder} (modo {mode}).',
  },
  nothingToSync: { en: 'There is no connection to sync.', 'pt-BR': 'Não há conexão para sincronizar.' },
  uncheckable: {
    en: 'CHECK  could not be checked: {why}',
    'pt-BR': 'VEJA   não foi possível verificar: {why}',
  },
  nothingToCheck: { en: 'There is no connection to check.', 'pt-BR': 'Não há conexão para verificar.' },
  complete: { en: 'Everything adds up.', 'pt-BR': 'Está tudo certo.' },
  incomplete: { en: 'Not everything adds up: see above.', 'pt-BR': 'Nem tudo está certo: veja acima.' },
  deadJob: {
    en: '{attempts} attempts, the last: {reason}',
    'pt-BR': '{attempts} tentativas, a última: {reason}',
  },
  deadJobOnce: { en: '1 attempt, the last: {reason}', 'pt-BR': '1 tentativa, a última: {reason}' },
  nothingDead: { en: 'The dead letter is empty.', 'pt-BR': 'Não há tarefas desistidas.' },
  moreDead: {
    en: 'The {count} oldest; there may be more.',
    'pt-BR': 'As {count} mais antigas; pode haver mais.',
  },
  oneJob: { en: '1 job of the dead letter', 'pt-BR': '1 tarefa desistida' },
  jobs: { en: '{jobs} jobs of the dead letter', 'pt-BR': '{jobs} tarefas desistidas' },
  events: { en: '{events} about {items}', 'pt-BR': '{events} sobre {items}' },
  oneEvent: { en: '1 event', 'pt-BR': '1 evento' },
  someEvents: { en: '{count} events', 'pt-BR': '{count} eventos' },
  oneItem: { en: '1 connection', 'pt-BR': '1 conexão' },
  someItems: { en: '{count} connections', 'pt-BR': '{count} conexões' },
  replayed: {
    en: 'To be done once more: {what}. A running service does the work at once; otherwise the next start does.',
    'pt-BR':
      'Será feito de novo: {what}. Um serviço em execução faz o trabalho já; senão, o próximo início faz.',
  },
  given: {
    en: "{itemId} is {userId}'s now. A running service syncs it; npm run sync -- --item does it at once.",
    'pt-BR':
      '{itemId} agora é de {userId}. Um serviço em execução a sincroniza; npm run sync -- --item o faz já.',
  },
  keptOwner: {
    en: 'Pluggy did not take the owner ({code}). The owner given here stays all the same.',
    'pt-BR': 'A Pluggy não aceitou o dono ({code}). O dono dado aqui permanece mesmo assim.',
  },
  refused: { en: 'FAILED   {itemId}  {why}', 'pt-BR': 'FALHOU   {itemId}  {why}' },
  givenInAll: {
    en: '{given} of {all} connections were given. The same command may be repeated: what was given stays.',
    'pt-BR':
      '{given} de {all} conexões foram dadas. O mesmo comando pode ser repetido: o que já foi dado permanece.',
  },
  secretRotated: {
    en: 'Pluggy delivers with a new secret from now on; the previous one is accepted for 24 hours more.',
    'pt-BR': 'A Pluggy entrega com um novo segredo a partir de agora; o anterior é aceito por mais 24 horas.',
  },
  sessionsRotated: {
    en: 'Every session has ended; running services refuse them within 30 seconds.',
    'pt-BR': 'Todas as sessões terminaram; serviços em execução as recusam em até 30 segundos.',
  },
} as const;

/** How far a sync is, and what became of each connection. */
export const PROGRESS = {
  line: {
    en: '{ended} of {all} connections, {rows} rows, {rate} rows/s',
    'pt-BR': '{ended} de {all} conexões, {rows} linhas, {rate} linhas/s',
  },
  left: { en: ', about {time} left', 'pt-BR': ', faltam cerca de {time}' },
  pluggy_paused: {
    en: 'Pluggy does not answer, so calls to it are paused',
    'pt-BR': 'A Pluggy não responde, então as chamadas a ela estão pausadas',
  },
  pluggy_rate_limited: { en: 'Pluggy asked to wait (429)', 'pt-BR': 'A Pluggy pediu para esperar (429)' },
  holdup: {
    en: '{why}; the next try is in {time}, by itself. "npm run pluggy:v2:test" says more.',
    'pt-BR': '{why}; a próxima tentativa é em {time}, sozinha. "npm run pluggy:v2:test" diz mais.',
  },
  skippedFirst: {
    en: 'Continues a run that was interrupted: {count} of {all} connections were synced since it began and are skipped. Without --resume everything is read.',
    'pt-BR':
      'Continua uma execução interrompida: {count} de {all} conexões foram sincronizadas desde o início dela e são puladas. Sem --resume tudo é lido.',
  },
  done: { en: 'done     {id}  {rows} rows', 'pt-BR': 'pronta   {id}  {rows} linhas' },
  skipped: {
    en: 'skipped  {id}  was synced since the interrupted run began',
    'pt-BR': 'pulada   {id}  foi sincronizada desde o início da execução interrompida',
  },
  waiting: {
    en: 'waiting  {id}  the bank is being read, or its person is being asked; it is synced after that',
    'pt-BR':
      'espera   {id}  o banco está sendo lido, ou a pessoa está sendo consultada; depois é sincronizada',
  },
  failed: {
    en: 'FAILED   {id}  {reason}: docs/errors.md says what to do; a running service tries again by itself',
    'pt-BR':
      'FALHOU   {id}  {reason}: docs/errors.md diz o que fazer; um serviço em execução tenta de novo sozinho',
  },
  running: {
    en: 'stopped  {id}  the same command with --resume continues from there',
    'pt-BR': 'parada   {id}  o mesmo comando com --resume continua daí',
  },
} as const;
