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
  scope_missing: kind(
    403,
    false,
    { en: 'Not within its scopes', 'pt-BR': 'Fora dos escopos' },
    {
      en: 'This credential lacks the scope "{expected}", which this request needs. Use one that has it.',
      'pt-BR':
        'Esta credencial não tem o escopo "{expected}", necessário para esta requisição. Use uma que o tenha.',
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
  too_many_wrong_credentials: kind(
    429,
    true,
    { en: 'Too many wrong credentials', 'pt-BR': 'Credenciais erradas demais' },
    {
      en: 'Many wrong credentials came from this address, and this one is wrong too. Check it, and wait for the time that "Retry-After" says. A right credential is taken at any time.',
      'pt-BR':
        'Vieram muitas credenciais erradas deste endereço, e esta também está errada. Confira-a e aguarde o tempo indicado em "Retry-After". Uma credencial certa é aceita a qualquer momento.',
    },
  ),
  unknown_host: kind(
    403,
    false,
    { en: 'Called under another name', 'pt-BR': 'Chamado por outro nome' },
    {
      en: 'The sandbox mode asks for no sign-in, so it answers under names of this computer alone (127.0.0.1, localhost), and /mcp does so in every mode: no page of another site reaches them. Open it under one of them, or set BASE_URL or HOST to the name that you use.',
      'pt-BR':
        'O modo sandbox não pede autenticação; por isso só responde por nomes deste computador (127.0.0.1, localhost), e /mcp faz o mesmo em todos os modos: nenhuma página de outro site os alcança. Abra-o por um deles, ou defina BASE_URL ou HOST com o nome que você usa.',
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
