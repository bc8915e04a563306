import type { Language } from '../../i18n/language.ts';

export interface TokenTexts {
  readonly form: string;
  readonly who: string;
  readonly byUser: string;
  readonly byPhone: string;
  readonly userId: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly itemId: string;
  readonly itemIdHint: string;
  readonly redirect: string;
  readonly redirectHint: string;
  readonly includeSandbox: string;
  readonly avoidDuplicates: string;
  readonly make: string;
  readonly making: string;
  readonly result: string;
  readonly none: string;
  readonly token: string;
  readonly copy: string;
  readonly left: string;
  readonly until: (time: string) => string;
  readonly over: string;
  readonly minutes: (count: number) => string;
  readonly owner: (userId: string) => string;
  readonly sandboxFlag: string;
  readonly status: string;
  readonly statusHint: string;
  readonly statusNone: string;
  readonly updated: (time: string) => string;
  readonly never: string;
  readonly missing: string;
}

export const TOKEN_TEXTS: Readonly<Record<Language, TokenTexts>> = {
  'pt-BR': {
    form: 'Novo connect token',
    who: 'Para quem',
    byUser: 'Por id de usuário',
    byPhone: 'Por telefone',
    userId: 'Id do usuário (userId)',
    phone: 'Telefone (phoneNumber)',
    phoneHint: 'Com código do país, como +5511999999999.',
    itemId: 'Conexão a atualizar (itemId)',
    itemIdHint: 'Só para atualizar uma conexão que já é deste usuário. Vazio: uma conexão nova.',
    redirect: 'Volta do banco (oauthRedirectUri)',
    redirectHint: 'URL https ou deep link; a Pluggy não aceita localhost. Vazio: sem redirecionamento.',
    includeSandbox: 'Mostrar bancos de teste (includeSandbox)',
    avoidDuplicates: 'Recusar conexão repetida (avoidDuplicates)',
    make: 'Gerar connect token',
    making: 'Gerando…',
    result: 'Token',
    none: 'Nenhum token ainda. Gere um: ele vale 30 minutos e conecta um banco de uma pessoa.',
    token: 'Connect token',
    copy: 'Copiar token',
    left: 'Tempo restante',
    until: (time) => `Vale até ${time}, pelo relógio do serviço.`,
    over: 'Este token venceu. O widget o recusa. Gere outro.',
    minutes: (count) => (count === 1 ? 'Falta 1 minuto.' : `Faltam ${count} minutos.`),
    owner: (userId) => `Usuário: ${userId}`,
    sandboxFlag: 'A página que abre o widget deve passar includeSandbox: true.',
    status: 'Conexões deste usuário',
    statusHint: 'Lidas de novo a cada 5 segundos enquanto o token vale.',
    statusNone: 'Este usuário ainda não tem conexões. Use o token no widget, e a conexão aparece aqui.',
    updated: (time) => `Dados do banco de ${time}`,
    never: 'Ainda sem dados do banco',
    missing: 'Falta dizer para quem é o token. Preencha o campo e tente de novo.',
  },
  en: {
    form: 'New connect token',
    who: 'For whom',
    byUser: 'By user id',
    byPhone: 'By phone number',
    userId: 'User id (userId)',
    phone: 'Phone number (phoneNumber)',
    phoneHint: 'With the country code, such as +5511999999999.',
    itemId: 'Connection to update (itemId)',
    itemIdHint: "Only to update a connection that is this user's already. Empty: a new connection.",
    redirect: 'Way back from the bank (oauthRedirectUri)',
    redirectHint: 'An https URL or a deep link; Pluggy takes no localhost. Empty: no redirect.',
    includeSandbox: 'Show test banks (includeSandbox)',
    avoidDuplicates: 'Refuse a repeated connection (avoidDuplicates)',
    make: 'Make a connect token',
    making: 'Making it…',
    result: 'Token',
    none: 'No token yet. Make one: it is good for 30 minutes and connects one bank of one person.',
    token: 'Connect token',
    copy: 'Copy token',
    left: 'Time left',
    until: (time) => `Good until ${time}, by the clock of the service.`,
    over: 'This token has expired. The widget refuses it. Make another one.',
    minutes: (count) => (count === 1 ? '1 minute left.' : `${count} minutes left.`),
    owner: (userId) => `User: ${userId}`,
    sandboxFlag: 'The page that opens the widget has to pass includeSandbox: true.',
    status: 'Connections of this user',
    statusHint: 'Read again every 5 seconds while the token is good.',
    statusNone:
      'This user has no connections yet. Use the token in the widget, and the connection shows up here.',
    updated: (time) => `Data of the bank as of ${time}`,
    never: 'No data of the bank yet',
    missing: 'It is not said whom the token is for. Fill in the field and try again.',
  },
};
