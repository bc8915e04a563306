import { type ErrorKind, kind } from './kind.ts';

/** More than one caller's share of what everybody uses. */
export const limitErrors = {
  rate_limited: kind(
    429,
    true,
    { en: 'Too many requests', 'pt-BR': 'Requisições demais' },
    {
      en: 'This API key, user or address has made as many requests as it may in a minute. Nothing was done. "RateLimit" says in every answer how many are left; try again after the time that "Retry-After" says.',
      'pt-BR':
        'Esta chave de API, este usuário ou este endereço fez todas as requisições que pode fazer em um minuto. Nada foi feito. "RateLimit" diz em cada resposta quantas restam; tente novamente após o tempo indicado em "Retry-After".',
    },
  ),
  too_many_calls: kind(
    429,
    true,
    { en: 'Too many requests at once', 'pt-BR': 'Requisições demais em pouco tempo' },
    {
      en: 'This session has asked for a great deal that has to be looked up at Pluggy, whose calls everybody shares. Nothing was done; try again after the time that "Retry-After" says.',
      'pt-BR':
        'Esta sessão pediu muitas coisas que precisam ser consultadas na Pluggy, cujas chamadas são de todos. Nada foi feito; tente novamente após o tempo indicado em "Retry-After".',
    },
  ),
  too_many_searches: kind(
    429,
    true,
    { en: 'Too many searches at once', 'pt-BR': 'Buscas demais ao mesmo tempo' },
    {
      en: 'Several searches, summaries or runs of rules over this user\'s transactions are under way at this moment. Wait until they have answered, and try again after the time that "Retry-After" says.',
      'pt-BR':
        'Há várias buscas, resumos ou execuções de regras sobre as transações deste usuário em andamento neste momento. Aguarde as respostas e tente novamente após o tempo indicado em "Retry-After".',
    },
  ),
  too_many_streams: kind(
    429,
    true,
    { en: 'Too many answers at once', 'pt-BR': 'Respostas demais ao mesmo tempo' },
    {
      en: 'Too many long answers of this kind are being read at this moment, by this user or by everybody together. Read the open ones to their end or close them, and try again after the time that "Retry-After" says.',
      'pt-BR':
        'Há respostas longas demais deste tipo sendo lidas neste momento, por este usuário ou por todos juntos. Leia as abertas até o fim ou feche-as e tente novamente após o tempo indicado em "Retry-After".',
    },
  ),
} as const satisfies Record<string, ErrorKind>;
