import { type ErrorKind, kind } from './kind.ts';

/** Who calls, and whether they may. */
export const accessErrors = {
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
  webhook_secret: kind(
    401,
    false,
    { en: 'Webhook not recognised', 'pt-BR': 'Webhook não reconhecido' },
    {
      en: 'The delivery does not carry the secret header that this service registered with Pluggy.',
      'pt-BR': 'A entrega não traz o cabeçalho secreto que este serviço registrou na Pluggy.',
    },
  ),
} as const satisfies Record<string, ErrorKind>;
