import type { Language } from './language.ts';

/** One text in each language; `{name}` is replaced by the parameter of that name. */
type Text = Readonly<Record<Language, string>>;

export interface ErrorKind {
  /** HTTP status of an answer that carries this error. */
  readonly status: number;
  /** Whether the same request may succeed later without any change. */
  readonly retry: boolean;
  readonly title: Text;
  /** What happened, why, and what to do now. */
  readonly detail: Text;
}

const kind = (status: number, retry: boolean, title: Text, detail: Text): ErrorKind => ({
  status,
  retry,
  title,
  detail,
});

/**
 * Every error that this project answers with or stores. The page docs/errors.md is written from this table, and
 * a test holds the two equal. Codes are stable: programs may compare them, texts may change.
 */
export const errorCatalogue = {
  unauthenticated: kind(
    401,
    false,
    { en: 'Not signed in', 'pt-BR': 'Não autenticado' },
    {
      en: 'This request carries no valid credential. Send "Authorization: Bearer <API key or session token>", or sign in again if your session has expired.',
      'pt-BR':
        'Esta requisição não traz uma credencial válida. Envie "Authorization: Bearer <chave de API ou token de sessão>", ou entre novamente se a sua sessão expirou.',
    },
  ),
  forbidden: kind(
    403,
    false,
    { en: 'Not allowed', 'pt-BR': 'Não permitido' },
    {
      en: 'This credential may not do that: a session sees the data of its own user alone.',
      'pt-BR': 'Esta credencial não permite isso: uma sessão vê apenas os dados do próprio usuário.',
    },
  ),
  server_only: kind(
    403,
    false,
    { en: 'For servers only', 'pt-BR': 'Somente para servidores' },
    {
      en: 'Only a server with an API key may do this; a browser session may not.',
      'pt-BR': 'Somente um servidor com chave de API pode fazer isso; uma sessão de navegador não pode.',
    },
  ),
  cross_site: kind(
    403,
    false,
    { en: 'Request from another site', 'pt-BR': 'Requisição de outro site' },
    {
      en: 'The session cookie is only accepted from pages of this service. From elsewhere send the session token as a Bearer token.',
      'pt-BR':
        'O cookie de sessão só é aceito a partir de páginas deste serviço. De outro lugar, envie o token de sessão como Bearer.',
    },
  ),
  not_found: kind(
    404,
    false,
    { en: 'No such address', 'pt-BR': 'Endereço inexistente' },
    {
      en: 'There is nothing at this address. Check the path and the method.',
      'pt-BR': 'Não há nada neste endereço. Confira o caminho e o método.',
    },
  ),
  item_not_found: kind(
    404,
    false,
    { en: 'Connection not found', 'pt-BR': 'Conexão não encontrada' },
    {
      en: 'This user has no connection with that id. It may have been removed, or belong to somebody else.',
      'pt-BR':
        'Este usuário não tem uma conexão com esse id. Ela pode ter sido removida ou ser de outra pessoa.',
    },
  ),
  account_not_found: kind(
    404,
    false,
    { en: 'Account not found', 'pt-BR': 'Conta não encontrada' },
    {
      en: 'This user has no account with that id. Its connection may have been removed, or it belongs to somebody else.',
      'pt-BR':
        'Este usuário não tem uma conta com esse id. A conexão pode ter sido removida ou a conta ser de outra pessoa.',
    },
  ),
  transaction_not_found: kind(
    404,
    false,
    { en: 'Transaction not found', 'pt-BR': 'Transação não encontrada' },
    {
      en: 'This user has no transaction with that id. Pluggy may have withdrawn it, or it belongs to somebody else.',
      'pt-BR':
        'Este usuário não tem uma transação com esse id. A Pluggy pode tê-la retirado ou ela é de outra pessoa.',
    },
  ),
  unknown_category: kind(
    400,
    false,
    { en: 'Unknown category', 'pt-BR': 'Categoria desconhecida' },
    {
      en: '"{field}" is the id of none of Pluggy\'s categories, such as 11010000; send one of them, or null to take the category back.',
      'pt-BR':
        '"{field}" não é o id de nenhuma categoria da Pluggy, como 11010000; envie um deles, ou null para retirar a categoria.',
    },
  ),
  encryption_key_missing: kind(
    503,
    false,
    { en: 'Encryption key missing', 'pt-BR': 'Falta a chave de criptografia' },
    {
      en: 'Who people are is stored encrypted only, and no key of ENCRYPTION_KEYS is there for it. The operator has to set ENCRYPTION_KEYS (or put the former key back) and sync the connection again.',
      'pt-BR':
        'Os dados de identidade só são guardados criptografados, e não há chave em ENCRYPTION_KEYS para eles. O operador precisa definir ENCRYPTION_KEYS (ou repor a chave anterior) e sincronizar a conexão de novo.',
    },
  ),
  event_not_found: kind(
    404,
    false,
    { en: 'Event not found', 'pt-BR': 'Evento não encontrado' },
    {
      en: 'No webhook with that event id was ever received. Pluggy shows the ids of its deliveries; or replay everything since a time.',
      'pt-BR':
        'Nenhum webhook com esse id de evento foi recebido. A Pluggy mostra os ids das suas entregas; ou reprocesse tudo desde um horário.',
    },
  ),
  event_without_work: kind(
    409,
    false,
    { en: 'Nothing to replay', 'pt-BR': 'Nada a reprocessar' },
    {
      en: 'That event was received, but it names no connection of this application, so nothing follows from it.',
      'pt-BR':
        'Esse evento foi recebido, mas não cita nenhuma conexão desta aplicação; por isso nada decorre dele.',
    },
  ),
  invalid_json: kind(
    400,
    false,
    { en: 'Body is not JSON', 'pt-BR': 'O corpo não é JSON' },
    {
      en: 'The body could not be read as a JSON object. Check its syntax, and send "Content-Type: application/json".',
      'pt-BR':
        'O corpo não pôde ser lido como um objeto JSON. Confira a sintaxe e envie "Content-Type: application/json".',
    },
  ),
  body_too_large: kind(
    413,
    false,
    { en: 'Body too large', 'pt-BR': 'Corpo grande demais' },
    {
      en: 'The body is larger than this address accepts.',
      'pt-BR': 'O corpo é maior do que este endereço aceita.',
    },
  ),
  invalid_user_id: kind(
    400,
    false,
    { en: 'User id not usable', 'pt-BR': 'Id de usuário inválido' },
    {
      en: 'A user id is a text of 1 to 200 characters that is not blank and has no control characters.',
      'pt-BR': 'Um id de usuário é um texto de 1 a 200 caracteres, não vazio e sem caracteres de controle.',
    },
  ),
  invalid_phone_number: kind(
    400,
    false,
    { en: 'Phone number not usable', 'pt-BR': 'Número de telefone inválido' },
    {
      en: 'Write the phone number with its country code, such as +5511999999999.',
      'pt-BR': 'Escreva o número de telefone com o código do país, como +5511999999999.',
    },
  ),
  user_or_phone: kind(
    400,
    false,
    { en: 'User id or phone number', 'pt-BR': 'Id de usuário ou telefone' },
    {
      en: 'Send either "userId" or "phoneNumber": one of them, not both.',
      'pt-BR': 'Envie "userId" ou "phoneNumber": um dos dois, não ambos.',
    },
  ),
  invalid_value: kind(
    400,
    false,
    { en: 'Value not usable', 'pt-BR': 'Valor inválido' },
    {
      en: '"{field}" is not usable: {expected}.',
      'pt-BR': '"{field}" não pode ser usado: {expected}.',
    },
  ),
  unknown_field: kind(
    400,
    false,
    { en: 'Unknown field', 'pt-BR': 'Campo desconhecido' },
    {
      en: '"{field}" is not known here. Check the spelling, or leave it out.',
      'pt-BR': '"{field}" não é conhecido aqui. Confira a grafia ou remova-o.',
    },
  ),
  invalid_cursor: kind(
    400,
    false,
    { en: 'Page marker not usable', 'pt-BR': 'Marcador de página inválido' },
    {
      en: 'The "after" value is not one that this address gave out. Start again from the first page.',
      'pt-BR': 'O valor de "after" não foi emitido por este endereço. Recomece da primeira página.',
    },
  ),
  option_not_allowed: kind(
    403,
    false,
    { en: 'Option not allowed', 'pt-BR': 'Opção não permitida' },
    {
      en: '"{field}" may be set by a server with an API key only.',
      'pt-BR': '"{field}" só pode ser definido por um servidor com chave de API.',
    },
  ),
  pluggy_refused_value: kind(
    400,
    false,
    { en: 'Pluggy refused the request', 'pt-BR': 'A Pluggy recusou a requisição' },
    {
      en: 'Pluggy did not accept what was sent ({code}). Check the options of the request.',
      'pt-BR': 'A Pluggy não aceitou o que foi enviado ({code}). Confira as opções da requisição.',
    },
  ),
  pluggy_credentials_refused: kind(
    502,
    false,
    { en: 'Pluggy refused our credentials', 'pt-BR': 'A Pluggy recusou nossas credenciais' },
    {
      en: "Pluggy does not accept this service's credentials. The operator has to check PLUGGY_CLIENT_ID and PLUGGY_CLIENT_SECRET.",
      'pt-BR':
        'A Pluggy não aceita as credenciais deste serviço. O operador precisa conferir PLUGGY_CLIENT_ID e PLUGGY_CLIENT_SECRET.',
    },
  ),
  pluggy_unavailable: kind(
    503,
    true,
    { en: 'Pluggy not reachable', 'pt-BR': 'Pluggy indisponível' },
    {
      en: 'Pluggy cannot be reached right now. Nothing was lost; try again in a moment.',
      'pt-BR': 'A Pluggy está indisponível no momento. Nada foi perdido; tente novamente em instantes.',
    },
  ),
  pluggy_paused: kind(
    503,
    true,
    { en: 'Pluggy is failing', 'pt-BR': 'A Pluggy está com falhas' },
    {
      en: 'Pluggy failed several times in a row, so it is left alone for a moment and then tried again by itself. Nothing was lost; try again after the time that "Retry-After" says.',
      'pt-BR':
        'A Pluggy falhou várias vezes seguidas; por isso a deixamos em paz por um momento e depois tentamos de novo automaticamente. Nada foi perdido; tente novamente após o tempo indicado em "Retry-After".',
    },
  ),
  pluggy_rate_limited: kind(
    503,
    true,
    { en: 'Too many calls to Pluggy', 'pt-BR': 'Chamadas demais à Pluggy' },
    {
      en: 'Pluggy asks to wait before the next call. Try again in a minute.',
      'pt-BR': 'A Pluggy pede para aguardar antes da próxima chamada. Tente novamente em um minuto.',
    },
  ),
  pluggy_unexpected: kind(
    502,
    true,
    { en: 'Unexpected answer from Pluggy', 'pt-BR': 'Resposta inesperada da Pluggy' },
    {
      en: 'Pluggy answered in a way that this service does not understand. Try again; if it stays, tell the operator.',
      'pt-BR':
        'A Pluggy respondeu de um modo que este serviço não entende. Tente novamente; se persistir, avise o operador.',
    },
  ),
  database_unavailable: kind(
    503,
    true,
    { en: 'Database not reachable', 'pt-BR': 'Banco de dados indisponível' },
    {
      en: 'The data cannot be read or written right now. Nothing was lost; try again in a moment.',
      'pt-BR':
        'Os dados não podem ser lidos ou gravados no momento. Nada foi perdido; tente novamente em instantes.',
    },
  ),
  webhook_secret: kind(
    401,
    false,
    { en: 'Webhook not recognised', 'pt-BR': 'Webhook não reconhecido' },
    {
      en: 'The delivery does not carry the secret header that this service registered with Pluggy.',
      'pt-BR': 'A entrega não traz o cabeçalho secreto que este serviço registrou na Pluggy.',
    },
  ),
  internal: kind(
    500,
    true,
    { en: 'Something broke here', 'pt-BR': 'Algo falhou aqui' },
    {
      en: 'An error of this service, noted in its log under the "instance" of this answer. Try again; if it stays, tell the operator.',
      'pt-BR':
        'Um erro deste serviço, registrado no log sob o "instance" desta resposta. Tente novamente; se persistir, avise o operador.',
    },
  ),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCatalogue;

export interface ErrorParameters {
  readonly field?: string;
  readonly expected?: Text;
  readonly code?: string;
}

/** An error that a caller gets to see, by its code. The message is for the log and holds no personal data. */
export class PublicError extends Error {
  override readonly name = 'PublicError';
  readonly code: ErrorCode;
  readonly parameters: ErrorParameters;

  constructor(code: ErrorCode, parameters: ErrorParameters = {}, options?: ErrorOptions) {
    super(parameters.field === undefined ? code : `${code}: ${parameters.field}`, options);
    this.code = code;
    this.parameters = parameters;
  }
}

/** The sentence for a person in `language`. */
export function describeError(code: ErrorCode, language: Language, parameters: ErrorParameters = {}): string {
  return errorCatalogue[code].detail[language].replace(
    /\{(field|expected|code)\}/g,
    (_, name: keyof ErrorParameters) => {
      const value = parameters[name];
      return typeof value === 'object' ? value[language] : (value ?? '');
    },
  );
}
