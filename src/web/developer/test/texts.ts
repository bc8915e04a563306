import type { Language } from '../../i18n/language.ts';

export interface TestTexts {
  readonly operations: string;
  readonly filter: string;
  readonly noMatch: string;
  readonly loadFailed: (why: string) => string;
  readonly who: Readonly<Record<'public' | 'apiKey' | 'session' | 'webhookSecret', string>>;
  readonly request: string;
  readonly required: string;
  readonly any: string;
  readonly list: string;
  readonly body: string;
  readonly bodyHint: string;
  readonly notJson: string;
  readonly members: string;
  readonly send: string;
  readonly sending: string;
  readonly stop: string;
  readonly missing: (names: string) => string;
  readonly real: string;
  readonly realMissing: string;
  readonly answer: string;
  readonly noAnswer: string;
  readonly took: (ms: number) => string;
  readonly headers: string;
  readonly bytes: (count: string) => string;
  readonly save: string;
  readonly emptyAnswer: string;
  readonly code: string;
  readonly curl: string;
  readonly client: string;
  readonly reveal: string;
  readonly revealHint: string;
  readonly noClient: string;
  readonly widget: {
    readonly title: string;
    readonly lead: string;
    readonly user: string;
    readonly open: string;
    readonly opening: string;
    readonly slow: string;
    readonly failed: string;
    readonly debug: string;
    readonly words: string;
    readonly silent: string;
    readonly reported: (itemId: string) => string;
  };
  readonly log: {
    readonly title: string;
    readonly lead: string;
    readonly load: string;
    readonly none: string;
    readonly states: Readonly<Record<string, string>>;
    readonly show: string;
    readonly replay: string;
    readonly replayed: string;
  };
}

const PT: TestTexts = {
  operations: 'Operações',
  filter: 'Filtrar por nome ou caminho',
  noMatch: 'Nenhuma operação com esse texto. Apague parte do filtro.',
  loadFailed: (why) => `A descrição da API não pôde ser lida. ${why}`,
  who: {
    public: 'Aberta a todos',
    apiKey: 'Chave de API',
    session: 'Sessão',
    webhookSecret: 'Segredo do webhook',
  },
  request: 'Requisição',
  required: 'obrigatório',
  any: '(qualquer)',
  list: 'Vários valores: separe por vírgulas.',
  body: 'Corpo (JSON)',
  bodyHint: 'Começa com o que é obrigatório. Os campos possíveis estão abaixo.',
  notJson: 'Isto não é JSON: falta uma aspa, vírgula ou chave. Será enviado assim, e o serviço vai recusar.',
  members: 'Campos do corpo',
  send: 'Enviar',
  sending: 'Enviando…',
  stop: 'Parar',
  missing: (names) => `Falta preencher: ${names}. Faz parte do caminho.`,
  real: 'Quero alterar dados reais (modo live)',
  realMissing:
    'Esta operação altera dados reais, porque o serviço está no modo live. Marque a caixa acima do botão e envie de novo.',
  answer: 'Resposta',
  noAnswer: 'Nenhuma resposta ainda. Preencha a requisição e envie.',
  took: (ms) => `${ms} ms até o começo da resposta`,
  headers: 'Cabeçalhos',
  bytes: (count) => `${count} bytes, que não são texto.`,
  save: 'Salvar arquivo',
  emptyAnswer: '(sem corpo)',
  code: 'Código para copiar',
  curl: 'curl',
  client: 'Cliente TypeScript',
  reveal: 'Pôr minha credencial no curl',
  revealHint:
    'Sem isto, o comando usa a variável OPEN_FINANCE_KEY, e a chave não fica no histórico do terminal.',
  noClient: 'O cliente não tem esta operação: quem a chama é a Pluggy.',
  widget: {
    title: 'Widget',
    lead: 'Gera um connect token e abre o widget da Pluggy com ele. O que o widget diz aparece abaixo.',
    user: 'Id do usuário',
    open: 'Abrir o widget',
    opening: 'Abrindo o widget…',
    slow: 'O widget está demorando. Um bloqueador de conteúdo ou a rede pode estar impedindo.',
    failed: 'O widget não abriu.',
    debug: 'Descobrir por quê no diagnóstico',
    words: 'O que o widget disse',
    silent: 'Nada ainda.',
    reported: (itemId) => `Conexão ${itemId} informada ao serviço, que agora a sincroniza.`,
  },
  log: {
    title: 'Webhooks recebidos',
    lead: 'O que a Pluggy entregou a este serviço e o que resultou disso, do mais novo ao mais antigo.',
    load: 'Ler o registro',
    none: 'Nenhum webhook chegou ainda. Conecte um banco no widget, e o primeiro aparece aqui.',
    states: { waiting: 'à espera', settled: 'tratado', unreadable: 'ilegível' },
    show: 'Ver conteúdo',
    replay: 'Tratar de novo',
    replayed: 'Pedido aceito: o evento é tratado de novo.',
  },
};

const EN: TestTexts = {
  operations: 'Operations',
  filter: 'Filter by name or path',
  noMatch: 'No operation has that text. Delete a part of the filter.',
  loadFailed: (why) => `The description of the API could not be read. ${why}`,
  who: { public: 'Open to all', apiKey: 'API key', session: 'Session', webhookSecret: 'Webhook secret' },
  request: 'Request',
  required: 'required',
  any: '(any)',
  list: 'Several values: separate them by commas.',
  body: 'Body (JSON)',
  bodyHint: 'It begins with what is required. The members that it may have stand below.',
  notJson:
    'This is no JSON: a quote, comma or brace is missing. It is sent as it is, and the service will refuse it.',
  members: 'Members of the body',
  send: 'Send',
  sending: 'Sending…',
  stop: 'Stop',
  missing: (names) => `Not filled in: ${names}. It is part of the path.`,
  real: 'I want to change real data (live mode)',
  realMissing:
    'This operation changes real data, since the service is in the live mode. Tick the box above the button and send again.',
  answer: 'Answer',
  noAnswer: 'No answer yet. Fill in the request and send it.',
  took: (ms) => `${ms} ms until the answer began`,
  headers: 'Headers',
  bytes: (count) => `${count} bytes, which are no text.`,
  save: 'Save as a file',
  emptyAnswer: '(no body)',
  code: 'Code to copy',
  curl: 'curl',
  client: 'TypeScript client',
  reveal: 'Put my credential into the curl',
  revealHint:
    'Without this the command uses the variable OPEN_FINANCE_KEY, and the key stays out of the history of the shell.',
  noClient: 'The client does not have this operation: Pluggy calls it.',
  widget: {
    title: 'Widget',
    lead: "Makes a connect token and opens Pluggy's widget with it. What the widget says is shown below.",
    user: 'User id',
    open: 'Open the widget',
    opening: 'Opening the widget…',
    slow: 'The widget takes long. A content blocker or the network may be in its way.',
    failed: 'The widget did not open.',
    debug: 'Find out why on the diagnostics page',
    words: 'What the widget said',
    silent: 'Nothing yet.',
    reported: (itemId) => `Connection ${itemId} is reported to the service, which syncs it now.`,
  },
  log: {
    title: 'Webhooks that came',
    lead: 'What Pluggy delivered to this service and what it led to, the newest first.',
    load: 'Read the log',
    none: 'No webhook has come yet. Connect a bank in the widget, and the first one shows up here.',
    states: { waiting: 'waiting', settled: 'settled', unreadable: 'unreadable' },
    show: 'Show what it says',
    replay: 'Act on it again',
    replayed: 'Accepted: the event is acted on again.',
  },
};

export const TEST_TEXTS: Readonly<Record<Language, TestTexts>> = { 'pt-BR': PT, en: EN };
