import type { Text } from './text.ts';

/** What the person can do about a connection. */
export type NextStepAction = 'reconnect' | 'continue' | 'wait' | 'open';

/** What is said of a connection, and what the person can do then. */
export interface Entry {
  /** `{what}`: products; `{day}`: a calendar day. */
  readonly text: Text;
  readonly action: NextStepAction | null;
}

export const entry = (pt: string, en: string, action: NextStepAction | null): Entry => ({
  text: { 'pt-BR': pt, en },
  action,
});

export const LABELS: Readonly<Record<NextStepAction, Text>> = {
  reconnect: { 'pt-BR': 'Reconectar', en: 'Reconnect' },
  continue: { 'pt-BR': 'Continuar', en: 'Continue' },
  wait: { 'pt-BR': 'Aguardar', en: 'Wait' },
  open: { 'pt-BR': 'Abrir o aplicativo do banco', en: "Open the bank's app" },
};

/** That all is up to date is not said where a part of it is not understood. */
export const CONNECTED: Text = { 'pt-BR': 'Conectado.', en: 'Connected.' };
export const UPDATED = entry(
  'Conectado. Seus dados estão em dia.',
  'Connected. Your data is up to date.',
  null,
);
/** The last day of a consent: what is said of its end follows. */
export const LAST_DAY: Entry = { text: CONNECTED, action: null };
export const PARTIAL = entry(
  'Conectado, mas o banco não entregou uma parte dos dados{what}. Tentaremos de novo na próxima atualização.',
  'Connected, but the bank did not deliver part of the data{what}. We will try again at the next update.',
  null,
);
export const UNREAD = entry(
  'Conectado, mas não conseguimos buscar uma parte dos dados{what}. Tentaremos de novo.',
  'Connected, but we could not fetch part of the data{what}. We will try again.',
  'wait',
);
export const READING = entry(
  'Conectado. Estamos lendo os seus dados…',
  'Connected. We are reading your data…',
  'wait',
);
export const NOT_READ = entry(
  'O banco está conectado, mas não conseguimos ler os dados dele: o que você vê aqui pode estar desatualizado ou incompleto. Tentaremos de novo; se amanhã continuar assim, avise o suporte.',
  'The bank is connected, but we could not read its data: what you see here may be old or incomplete. We will try again; if it is still like this tomorrow, tell support.',
  'wait',
);
export const PERMISSION = entry(
  'Conectado, mas falta a sua permissão para uma parte dos dados{what}. Reconecte e autorize todos os dados no banco.',
  'Connected, but your permission for part of the data is missing{what}. Reconnect and allow all of the data at the bank.',
  'reconnect',
);
export const APPROVAL = entry(
  'Conectado, mas a conta ainda espera a aprovação de outras pessoas no banco. Peça que elas aprovem o acesso no aplicativo ou no site do banco; os dados chegam depois disso.',
  "Connected, but the account still waits for other people's approval at the bank. Ask them to approve the access in the bank's app or website; the data comes after that.",
  'wait',
);
export const QUOTA = entry(
  'Conectado. O limite mensal de consultas ao banco foi atingido para uma parte dos dados; ela volta a ser atualizada no próximo mês.',
  "Connected. This month's limit of calls to the bank is reached for part of the data; its updates go on next month.",
  null,
);
export const UPDATING = entry('Buscando os dados no banco…', 'Fetching the data from the bank…', 'wait');
export const CONSENT = entry(
  'O banco espera a sua autorização. Continue a conexão para concluir.',
  'The bank is waiting for your authorisation. Continue the connection to finish.',
  'continue',
);
export const INPUT = entry(
  'O banco pede mais uma informação, como um código de segurança.',
  'The bank asks for one more thing, such as a security code.',
  'continue',
);
export const ACTION = entry(
  'O banco pede que você confirme o acesso no aplicativo dele.',
  'The bank asks you to confirm the access in its app.',
  'open',
);
export const OUTDATED = entry(
  'A última atualização falhou; mostramos os dados da anterior. Tentaremos de novo.',
  'The last update failed; we show the data of the one before. We will try again.',
  'wait',
);
export const LOGIN_ERROR = entry(
  'O banco recusou o acesso. Reconecte informando os dados novamente.',
  'The bank refused the access. Reconnect and enter your details again.',
  'reconnect',
);
export const UNKNOWN = entry(
  'A conexão está em um estado que ainda não conhecemos. Tentaremos de novo.',
  'The connection is in a state that we do not know yet. We will try again.',
  'wait',
);

/** Stands in place of that the data is up to date. */
export const MOVEMENTS_OWED: Text = {
  'pt-BR': 'As movimentações mais novas dos investimentos chegam nos próximos dias; o resto está em dia.',
  en: 'The newest movements of the investments come within the next days; the rest is up to date.',
};

/** Follows whatever else is said, where a part came in a form that this program does not know. */
export const UNKNOWN_FORM: Text = {
  'pt-BR':
    'Uma parte dos dados veio em uma forma que ainda não conhecemos: mostramos o que dá para entender dela e guardamos o resto.',
  en: 'A part of the data came in a form that we do not know yet: we show what can be understood of it and keep the rest.',
};

/** By the code of the item's error or, without one, its executionStatus (Pluggy's list of execution errors). */
export const BY_ERROR: Readonly<Record<string, Entry>> = {
  INVALID_CREDENTIALS: entry(
    'O banco não aceitou o usuário ou a senha. Reconecte com os dados corretos.',
    'The bank did not accept the user or the password. Reconnect with the right ones.',
    'reconnect',
  ),
  INVALID_CREDENTIALS_MFA: entry(
    'O código de segurança estava errado. Reconecte com um código novo.',
    'The security code was wrong. Reconnect with a new code.',
    'reconnect',
  ),
  ALREADY_LOGGED_IN: entry(
    'Há outra sessão aberta no banco. Saia dela e depois reconecte.',
    'Another session is open at the bank. Sign out of it, then reconnect.',
    'reconnect',
  ),
  SITE_NOT_AVAILABLE: entry(
    'O banco está fora do ar. Tentaremos de novo mais tarde.',
    'The bank is not available. We will try again later.',
    'wait',
  ),
  CONNECTION_ERROR: entry(
    'Não conseguimos falar com o banco. Tentaremos de novo mais tarde.',
    'We could not reach the bank. We will try again later.',
    'wait',
  ),
  ACCOUNT_LOCKED: entry(
    'O banco bloqueou o acesso à sua conta. Desbloqueie-a no banco e depois reconecte.',
    'The bank has locked your access. Unlock it at the bank, then reconnect.',
    'reconnect',
  ),
  ACCOUNT_CREDENTIALS_RESET: entry(
    'O banco exige uma senha nova. Troque-a no banco e depois reconecte.',
    'The bank demands a new password. Change it at the bank, then reconnect.',
    'reconnect',
  ),
  ACCOUNT_NEEDS_ACTION: entry(
    'O banco pede que você resolva algo no aplicativo dele antes de continuar.',
    'The bank asks you to settle something in its app before going on.',
    'open',
  ),
  USER_NOT_SUPPORTED: entry(
    'Este tipo de conta ainda não é aceito para conexão.',
    'This kind of account cannot be connected yet.',
    null,
  ),
  USER_INPUT_TIMEOUT: entry(
    'O tempo para responder ao banco acabou. Reconecte para tentar de novo.',
    'The time to answer the bank ran out. Reconnect to try again.',
    'reconnect',
  ),
  USER_AUTHORIZATION_PENDING: entry(
    'O banco espera que você autorize este acesso no aplicativo dele.',
    'The bank waits for you to authorise this access in its app.',
    'open',
  ),
  USER_AUTHORIZATION_NOT_GRANTED: entry(
    'A autorização não foi concedida no banco. Reconecte para autorizar.',
    'The authorisation was not granted at the bank. Reconnect to authorise.',
    'reconnect',
  ),
  USER_AUTHORIZATION_REVOKED: entry(
    'A autorização foi revogada no banco. Reconecte para autorizar de novo.',
    'The authorisation was revoked at the bank. Reconnect to authorise again.',
    'reconnect',
  ),
};
