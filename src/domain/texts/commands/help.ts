/** What the help of every command says. */
export const HELP = {
  usage: { en: 'Usage:', 'pt-BR': 'Uso:' },
  commands: { en: 'Commands:', 'pt-BR': 'Comandos:' },
  more: {
    en: '"pluggy-open-finance <command> --help" says more. In a checkout: npm run cli -- <command> <arguments>.',
    'pt-BR':
      '"pluggy-open-finance <comando> --help" diz mais. No repositório: npm run cli -- <comando> <argumentos>.',
  },
  json: { en: 'one JSON object instead of sentences', 'pt-BR': 'um objeto JSON em vez de frases' },
  help: { en: 'this text', 'pt-BR': 'este texto' },
  ends: {
    en: 'Ends with 0 when it is done, 1 when something is wrong with the data or the chain, 2 when used wrongly.',
    'pt-BR':
      'Termina com 0 quando está feito, 1 quando algo está errado com os dados ou a cadeia, 2 quando usado de forma errada.',
  },
  settings: {
    en: 'Settings come from the environment and from a file .env; .env.example lists them.',
    'pt-BR': 'As configurações vêm do ambiente e de um arquivo .env; .env.example as lista.',
  },
  unknown: {
    en: 'There is no command "{name}". "pluggy-open-finance --help" lists them.',
    'pt-BR': 'Não existe o comando "{name}". "pluggy-open-finance --help" lista todos.',
  },
  unreadable: {
    en: 'The arguments cannot be read: {why}',
    'pt-BR': 'Não foi possível ler os argumentos: {why}',
  },
} as const;

/** One line for each command. */
export const SUMMARY = {
  start: {
    en: 'the service, with the roles of ROLES (default: it serves and works)',
    'pt-BR': 'o serviço, com os papéis de ROLES (padrão: atende e trabalha)',
  },
  serve: {
    en: 'API, pages and webhooks, without syncs',
    'pt-BR': 'API, páginas e webhooks, sem sincronizações',
  },
  work: {
    en: "syncs, comparisons and the webhook's registration, without an API",
    'pt-BR': 'sincronizações, comparações e o registro do webhook, sem API',
  },
  migrate: {
    en: 'brings the tables to this version; safe to run again',
    'pt-BR': 'traz as tabelas para esta versão; pode ser repetido',
  },
  doctor: {
    en: 'tries every link of the chain and says which one fails, and what to do',
    'pt-BR': 'testa cada elo da cadeia e diz qual falha e o que fazer',
  },
  sync: { en: 'syncs connections now', 'pt-BR': 'sincroniza conexões agora' },
  replay: { en: 'does acknowledged work once more', 'pt-BR': 'refaz trabalho já confirmado' },
  completeness: {
    en: 'says whether anything is missing, and why that may be',
    'pt-BR': 'diz se falta alguma coisa, e por que pode faltar',
  },
  users: {
    en: 'gives connections without an owner to their users, exports and erases one',
    'pt-BR': 'dá a seus usuários conexões sem dono, exporta e apaga um deles',
  },
  keys: {
    en: 'makes, lists and revokes API keys',
    'pt-BR': 'cria, lista e revoga chaves de API',
  },
  rotateEncryption: {
    en: 'encrypts everything under the first key of ENCRYPTION_KEYS',
    'pt-BR': 'criptografa tudo com a primeira chave de ENCRYPTION_KEYS',
  },
  rotateWebhookSecret: {
    en: 'makes a new secret of the webhook and registers it with Pluggy',
    'pt-BR': 'cria um novo segredo do webhook e o registra na Pluggy',
  },
  rotateSessions: { en: 'ends every session', 'pt-BR': 'encerra todas as sessões' },
  sandbox: { en: "Pluggy's local stand-in alone", 'pt-BR': 'só o substituto local da Pluggy' },
  mcp: {
    en: "one person's data as tools for a language model (Model Context Protocol)",
    'pt-BR': 'os dados de uma pessoa como ferramentas para um modelo de linguagem (Model Context Protocol)',
  },
} as const;

/** What each way to call a command does. */
export const USAGE = {
  start: { en: 'starts the service', 'pt-BR': 'inicia o serviço' },
  serve: { en: 'the same as start with ROLES=serve', 'pt-BR': 'o mesmo que start com ROLES=serve' },
  work: { en: 'the same as start with ROLES=work', 'pt-BR': 'o mesmo que start com ROLES=work' },
  migrate: { en: 'applies what is missing', 'pt-BR': 'aplica o que falta' },
  migrateStatus: {
    en: 'which migrations are applied; ends with 1 unless all are',
    'pt-BR': 'quais migrações foram aplicadas; termina com 1 se faltar alguma',
  },
  migrateDryRun: {
    en: 'which would run; writes nothing',
    'pt-BR': 'quais seriam executadas; nada é gravado',
  },
  doctor: {
    en: 'Pluggy, credentials, database, tables, workers, keys, webhooks',
    'pt-BR': 'Pluggy, credenciais, banco de dados, tabelas, workers, chaves, webhooks',
  },
  syncItem: { en: 'one connection', 'pt-BR': 'uma conexão' },
  syncUser: { en: 'all connections of a person', 'pt-BR': 'todas as conexões de uma pessoa' },
  syncAll: { en: "everybody's", 'pt-BR': 'as de todos' },
  replayEvent: { en: 'acts on one webhook once more', 'pt-BR': 'refaz um webhook' },
  replaySince: {
    en: 'on all webhooks received since then: 2026-11-30T03:00:00Z, or 90m, 6h, 2d ago',
    'pt-BR': 'todos os webhooks recebidos desde então: 2026-11-30T03:00:00Z, ou há 90m, 6h, 2d',
  },
  replayDead: {
    en: 'gives every job of the dead letter another chance',
    'pt-BR': 'dá outra chance a cada tarefa desistida',
  },
  replayList: { en: 'shows the dead letter', 'pt-BR': 'mostra as tarefas desistidas' },
  completenessUser: {
    en: 'checks the connections and accounts of one person',
    'pt-BR': 'verifica as conexões e contas de uma pessoa',
  },
  completenessAll: {
    en: "checks everybody's, and those that are nobody's",
    'pt-BR': 'verifica as de todos, e as que não são de ninguém',
  },
  assignOne: {
    en: "gives a connection that is nobody's to a user, and asks for its sync",
    'pt-BR': 'dá a um usuário uma conexão que não é de ninguém, e pede sua sincronização',
  },
  assignFile: {
    en: 'the same for each line "item id, user id" of a file',
    'pt-BR': 'o mesmo para cada linha "id do item, id do usuário" de um arquivo',
  },
  assignFileUser: {
    en: 'lines that hold an item id alone go to this user',
    'pt-BR': 'linhas com apenas um id de item vão para este usuário',
  },
  exportPerson: {
    en: 'writes everything about one user to an archive (zip)',
    'pt-BR': 'grava tudo sobre um usuário em um arquivo zip',
  },
  erasePerson: {
    en: 'erases one user here and at Pluggy; the id is said twice, since nothing brings the data back',
    'pt-BR': 'apaga um usuário aqui e na Pluggy; o id é dito duas vezes, porque nada traz os dados de volta',
  },
  keysList: { en: 'the keys that were made here', 'pt-BR': 'as chaves criadas aqui' },
  keysCreate: {
    en: 'makes a key and shows it this once; scopes: read, write, admin, separated by commas',
    'pt-BR': 'cria uma chave e a mostra só desta vez; escopos: read, write, admin, separados por vírgulas',
  },
  keysCreateUntil: {
    en: 'the same, for 90d, or until 2027-11-30T03:00:00Z',
    'pt-BR': 'o mesmo, por 90d, ou até 2027-11-30T03:00:00Z',
  },
  keysRevoke: {
    en: 'ends a key, in running processes within 30 seconds',
    'pt-BR': 'encerra uma chave, nos processos em execução em até 30 segundos',
  },
  rotateEncryption: {
    en: 'leaves values that no key opens as they are, and ends with 1 then',
    'pt-BR': 'deixa como estão os valores que nenhuma chave abre, e então termina com 1',
  },
  forgetUnreadable: {
    en: 'forgets what none of the keys opens',
    'pt-BR': 'esquece o que nenhuma chave abre',
  },
  rotateWebhookSecret: {
    en: 'the previous one is accepted for 24 hours more',
    'pt-BR': 'o anterior é aceito por mais 24 horas',
  },
  rotateSessions: { en: 'makes a new signing key', 'pt-BR': 'cria uma nova chave de assinatura' },
  sandbox: { en: 'SANDBOX_* settings: docs/sandbox.md', 'pt-BR': 'configurações SANDBOX_*: docs/sandbox.md' },
  mcp: {
    en: 'answers on standard input and output until its input ends; reads alone',
    'pt-BR': 'responde pela entrada e saída padrão até a entrada terminar; só lê',
  },
  mcpWrite: {
    en: 'the same, and may annotate transactions: category, note, tags',
    'pt-BR': 'o mesmo, e pode anotar transações: categoria, nota, etiquetas',
  },
} as const;

/** Further lines of a command's help. */
export const NOTES = {
  start: {
    en: 'SIGTERM, SIGINT or SIGHUP ends it within ten seconds.',
    'pt-BR': 'SIGTERM, SIGINT ou SIGHUP o encerra em até dez segundos.',
  },
  sync: {
    en: `--resume continues a run of the last 24 hours that was interrupted: connections that it had synced are skipped, and
an account that it had read in part is read from there. Without it everything is read from the start.`,
    'pt-BR': `--resume continua uma execução das últimas 24 horas que foi interrompida: conexões já sincronizadas são puladas, e uma
conta lida em parte continua de onde parou. Sem ele, tudo é lido desde o início.`,
  },
  completeness: {
    en: `With --compare everything is compared with Pluggy first, and what differs is repaired; without it, what is stored is
checked. Ends with 1 when something does not add up, was not read or not compared, or there is no connection.`,
    'pt-BR': `Com --compare tudo é comparado antes com a Pluggy, e o que difere é corrigido; sem ele, verifica-se o que está
guardado. Termina com 1 quando algo não bate, não foi lido ou comparado, ou não há conexão.`,
  },
  users: {
    en: `Ends with 1 when a connection may not be given: it is somebody's, or Pluggy does not know it. Connections that were
never seen here are taken over from Pluggy. GET /api/pluggy-v2/items?unowned=true lists what is nobody's. A worker erases; GET /api/pluggy-v2/erasures/<receipt> says how far it is.`,
    'pt-BR': `Termina com 1 quando uma conexão não pode ser dada: é de alguém, ou a Pluggy não a conhece. Conexões nunca vistas
aqui são trazidas da Pluggy. GET /api/pluggy-v2/items?unowned=true lista o que não é de ninguém. Um worker apaga; GET /api/pluggy-v2/erasures/<recibo> diz em que ponto está.`,
  },
  mcp: {
    en: 'A program that uses a model starts it by itself: docs/mcp.md. Over HTTP the service answers at POST /mcp.',
    'pt-BR':
      'Um programa que usa um modelo o inicia por conta própria: docs/mcp.md. Por HTTP o serviço responde em POST /mcp.',
  },
} as const;
