import { type ErrorKind, kind } from './kind.ts';

/** What Pluggy answered, or that it did not. */
export const pluggyErrors = {
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
  refresh_too_soon: kind(
    409,
    true,
    { en: 'Too soon to refresh', 'pt-BR': 'Cedo demais para atualizar' },
    {
      en: 'The bank was read a short while ago, or is being read right now ({code}). Nothing is wrong; refresh again after the time that "Retry-After" says.',
      'pt-BR':
        'O banco foi lido há pouco ou está sendo lido agora ({code}). Não há nada errado; atualize de novo após o tempo indicado em "Retry-After".',
    },
  ),
  refresh_needs_login: kind(
    409,
    false,
    { en: 'The person has to sign in again', 'pt-BR': 'A pessoa precisa entrar de novo' },
    {
      en: 'The bank wants the person before it gives news ({code}). Open the connection in the widget (a connect token with "itemId"), where the person signs in again.',
      'pt-BR':
        'O banco exige a pessoa antes de dar novidades ({code}). Abra a conexão no widget (um connect token com "itemId"), onde a pessoa entra de novo.',
    },
  ),
  refresh_not_possible: kind(
    409,
    false,
    { en: 'This connection cannot be refreshed', 'pt-BR': 'Esta conexão não pode ser atualizada' },
    {
      en: 'Pluggy does not refresh this connection on request ({code}). Its data comes by itself, where the connection is in order.',
      'pt-BR':
        'A Pluggy não atualiza esta conexão a pedido ({code}). Os dados chegam sozinhos, se a conexão estiver em ordem.',
    },
  ),
  mfa_not_awaited: kind(
    409,
    false,
    { en: 'No answer is awaited', 'pt-BR': 'Nenhuma resposta é esperada' },
    {
      en: 'The bank is not waiting for this answer ({code}): its question was answered, has expired, or asks for another value. Read the connection: "parameter" is what it waits for.',
      'pt-BR':
        'O banco não está esperando esta resposta ({code}): a pergunta foi respondida, expirou ou pede outro valor. Leia a conexão: "parameter" é o que ela espera.',
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
} as const satisfies Record<string, ErrorKind>;
