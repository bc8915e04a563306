import { type ErrorKind, kind } from './kind.ts';

/** What this service itself lacks or broke. */
export const serviceErrors = {
  encryption_key_missing: kind(
    503,
    false,
    { en: 'Encryption key missing', 'pt-BR': 'Falta a chave de criptografia' },
    {
      en: 'Who people are and the key that signs sessions are stored encrypted only, and no key of ENCRYPTION_KEYS is there for this. The operator has to set ENCRYPTION_KEYS or put the former key back; "GET /test" says which.',
      'pt-BR':
        'Os dados de identidade e a chave que assina as sessões só são guardados criptografados, e não há chave em ENCRYPTION_KEYS para isso. O operador precisa definir ENCRYPTION_KEYS ou repor a chave anterior; "GET /test" diz qual dos dois.',
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
