import { type ErrorKind, kind } from './kind.ts';

/** What was sent and cannot be used. */
export const requestErrors = {
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
  idempotency_mismatch: kind(
    409,
    false,
    { en: 'Another request had this key', 'pt-BR': 'Outra requisição usou esta chave' },
    {
      en: 'A request with this Idempotency-Key and another body was made within the last 24 hours. Nothing was done. Use a new key for a new request.',
      'pt-BR':
        'Uma requisição com esta Idempotency-Key e outro corpo foi feita nas últimas 24 horas. Nada foi feito. Use uma nova chave para uma nova requisição.',
    },
  ),
  idempotency_in_progress: kind(
    409,
    true,
    { en: 'The request is under way', 'pt-BR': 'A requisição está em andamento' },
    {
      en: 'A request with this Idempotency-Key is being answered at this moment. Send it again in a few seconds to get its answer.',
      'pt-BR':
        'Uma requisição com esta Idempotency-Key está sendo respondida neste momento. Envie-a de novo em alguns segundos para receber a resposta.',
    },
  ),
  method_not_allowed: kind(
    405,
    false,
    { en: 'Method not known here', 'pt-BR': 'Método não aceito aqui' },
    {
      en: 'This address exists, but not with this method. "Allow" lists those that it has.',
      'pt-BR': 'Este endereço existe, mas não com este método. "Allow" lista os que ele aceita.',
    },
  ),
  precondition_failed: kind(
    412,
    false,
    { en: 'Another version', 'pt-BR': 'Outra versão' },
    {
      en: 'The request asks for a version of this file that is not the one here. Ask without "If-Match" and "If-Unmodified-Since".',
      'pt-BR':
        'A requisição pede uma versão deste arquivo que não é a daqui. Peça sem "If-Match" e "If-Unmodified-Since".',
    },
  ),
  range_not_satisfiable: kind(
    416,
    false,
    { en: 'No such part', 'pt-BR': 'Parte inexistente' },
    {
      en: 'The file has no such part; "Content-Range" says how long it is. Ask without "Range" for all of it.',
      'pt-BR':
        'O arquivo não tem essa parte; "Content-Range" diz o tamanho dele. Peça sem "Range" para recebê-lo inteiro.',
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
      en: 'A user id is a text of 1 to 200 characters with at least one that can be seen, without control characters, and neither "." nor "..", which no URL can carry.',
      'pt-BR':
        'Um id de usuário é um texto de 1 a 200 caracteres, com ao menos um visível, sem caracteres de controle, e diferente de "." e "..", que nenhuma URL consegue levar.',
    },
  ),
  invalid_phone_number: kind(
    400,
    false,
    { en: 'Phone number not usable', 'pt-BR': 'Número de telefone inválido' },
    {
      en: 'Write the phone number with its country code, such as +5511999999999; in Brazil, also with an area code that exists.',
      'pt-BR':
        'Escreva o número de telefone com o código do país, como +5511999999999; no Brasil, também com um DDD que exista.',
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
  cursor_mismatch: kind(
    400,
    false,
    { en: 'Page marker of another list', 'pt-BR': 'Marcador de página de outra lista' },
    {
      en: 'The "after" value was given out for other filters. Send the same filters on every page, or start again from the first page.',
      'pt-BR':
        'O valor de "after" foi emitido para outros filtros. Envie os mesmos filtros em todas as páginas ou recomece da primeira.',
    },
  ),
  cursor_expired: kind(
    410,
    false,
    { en: 'Page marker too old', 'pt-BR': 'Marcador de página antigo demais' },
    {
      en: 'What changed after this "after" value is no longer kept: it is older than 90 days, or the database was restored to a moment before it. Forget what you hold and start again without "after".',
      'pt-BR':
        'O que mudou depois deste valor de "after" não está mais guardado: ele tem mais de 90 dias, ou o banco de dados foi restaurado para um momento anterior. Descarte o que você tem e recomece sem "after".',
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
} as const satisfies Record<string, ErrorKind>;
