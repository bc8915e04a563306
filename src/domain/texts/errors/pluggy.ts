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
