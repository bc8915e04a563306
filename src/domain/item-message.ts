import { localDayOf } from './calendar-day.ts';
import type { ConsentOutlook } from './consent.ts';
import { type Health, healthOf, namesOf, productNames, type Standing } from './health.ts';
import { type ItemFacts, isInProgress } from './item.ts';
import {
  ageEntry,
  dayInWords,
  type Entry,
  endedEntry,
  endingNotice,
  entry,
  type NextStepAction,
  PARTLY_ENDED,
} from './item-notices.ts';
import type { Language } from './language.ts';

export type { NextStepAction } from './item-notices.ts';

export interface NextStep {
  readonly action: NextStepAction;
  readonly label: string;
}

export interface ItemMessage {
  readonly message: string;
  /** Null: there is nothing to do. */
  readonly nextStep: NextStep | null;
}

type Texts = Readonly<Record<Language, string>>;

const LABELS: Readonly<Record<NextStepAction, Texts>> = {
  reconnect: { 'pt-BR': 'Reconectar', en: 'Reconnect' },
  continue: { 'pt-BR': 'Continuar', en: 'Continue' },
  wait: { 'pt-BR': 'Aguardar', en: 'Wait' },
  open: { 'pt-BR': 'Abrir o aplicativo do banco', en: "Open the bank's app" },
};

/** That all is up to date is not said where a part of it is not understood. */
const CONNECTED: Texts = { 'pt-BR': 'Conectado.', en: 'Connected.' };
const UPDATED = entry('Conectado. Seus dados estão em dia.', 'Connected. Your data is up to date.', null);
/** What is said of the end of a consent follows. */
const LAST_DAY: Entry = { text: CONNECTED, action: null };
const PARTIAL = entry(
  'Conectado, mas o banco não entregou uma parte dos dados{what}. Tentaremos de novo na próxima atualização.',
  'Connected, but the bank did not deliver part of the data{what}. We will try again at the next update.',
  null,
);
const UNREAD = entry(
  'Conectado, mas não conseguimos buscar uma parte dos dados{what}. Tentaremos de novo.',
  'Connected, but we could not fetch part of the data{what}. We will try again.',
  'wait',
);
const READING = entry(
  'Conectado. Estamos lendo os seus dados…',
  'Connected. We are reading your data…',
  'wait',
);
const NOT_READ = entry(
  'O banco está conectado, mas não conseguimos ler os dados dele: o que você vê aqui pode estar desatualizado ou incompleto. Tentaremos de novo; se amanhã continuar assim, avise o suporte.',
  'The bank is connected, but we could not read its data: what you see here may be old or incomplete. We will try again; if it is still like this tomorrow, tell support.',
  'wait',
);
const PERMISSION = entry(
  'Conectado, mas falta a sua permissão para uma parte dos dados{what}. Reconecte e autorize todos os dados no banco.',
  'Connected, but your permission for part of the data is missing{what}. Reconnect and allow all of the data at the bank.',
  'reconnect',
);
const APPROVAL = entry(
  'Conectado, mas a conta ainda espera a aprovação de outras pessoas no banco. Peça que elas aprovem o acesso no aplicativo ou no site do banco; os dados chegam depois disso.',
  "Connected, but the account still waits for other people's approval at the bank. Ask them to approve the access in the bank's app or website; the data comes after that.",
  'wait',
);
const QUOTA = entry(
  'Conectado. O limite mensal de consultas ao banco foi atingido para uma parte dos dados; ela volta a ser atualizada no próximo mês.',
  "Connected. This month's limit of calls to the bank is reached for part of the data; its updates go on next month.",
  null,
);
const UPDATING = entry('Buscando os dados no banco…', 'Fetching the data from the bank…', 'wait');
const CONSENT = entry(
  'O banco espera a sua autorização. Continue a conexão para concluir.',
  'The bank is waiting for your authorisation. Continue the connection to finish.',
  'continue',
);
const INPUT = entry(
  'O banco pede mais uma informação, como um código de segurança.',
  'The bank asks for one more thing, such as a security code.',
  'continue',
);
const ACTION = entry(
  'O banco pede que você confirme o acesso no aplicativo dele.',
  'The bank asks you to confirm the access in its app.',
  'open',
);
const OUTDATED = entry(
  'A última atualização falhou; mostramos os dados da anterior. Tentaremos de novo.',
  'The last update failed; we show the data of the one before. We will try again.',
  'wait',
);
const LOGIN_ERROR = entry(
  'O banco recusou o acesso. Reconecte informando os dados novamente.',
  'The bank refused the access. Reconnect and enter your details again.',
  'reconnect',
);
const UNKNOWN = entry(
  'A conexão está em um estado que ainda não conhecemos. Tentaremos de novo.',
  'The connection is in a state that we do not know yet. We will try again.',
  'wait',
);

/** Follows whatever else is said, where a part came in a form that this program does not know. */
const UNKNOWN_FORM: Texts = {
  'pt-BR':
    'Uma parte dos dados veio em uma forma que ainda não conhecemos: mostramos o que dá para entender dela e guardamos o resto.',
  en: 'A part of the data came in a form that we do not know yet: we show what can be understood of it and keep the rest.',
};

/** By the code of the item's error or, without one, its executionStatus (Pluggy's list of execution errors). */
const BY_ERROR: Readonly<Record<string, Entry>> = {
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

/** A bank that was read may still have given less than all of it, or we may not have it yet; what is worst is said. */
/** A consent that is known to end today counts as ended for whatever an answer lacks, and nothing need be lacking yet. */
const isLastDay = ({ consent, products }: Standing): boolean =>
  consent?.step === 0 &&
  products.every(({ product, state }) => product === 'consents' || /^(withheld|not_offered)$/.test(state));

function pickUpdated(item: ItemFacts, health: Health, standing: Standing): Entry {
  const { syncState, products, freshness, consent, isBehind = false } = standing;
  if (syncState === 'never' || syncState === 'running') return READING;
  if (health === 'failed') return products.some(({ state }) => state === 'failed') ? UNREAD : NOT_READ;
  if (consent?.state === 'partly_ended') return PARTLY_ENDED;
  if (item.permissionMissing) return PERMISSION;
  if (item.approvalPending) return APPROVAL;
  const age = freshness && ageEntry(freshness, isBehind);
  if (age !== undefined && (isBehind || health === 'stale')) return age;
  if (item.quotaUsedUp) return QUOTA;
  if (health === 'partial' && isLastDay(standing)) return LAST_DAY;
  if (health === 'partial' || item.executionStatus === 'PARTIAL_SUCCESS') return PARTIAL;
  return health === 'waiting' ? READING : (age ?? UPDATED);
}

/** What is known of a failure: an error's code that nobody knows does not hide an execution status that says more. */
function failureOf({ errorCode, executionStatus }: ItemFacts): Entry | undefined {
  const code = [errorCode ?? '', executionStatus].find((one) => Object.hasOwn(BY_ERROR, one));
  return code === undefined ? undefined : BY_ERROR[code];
}

function pick(item: ItemFacts, health: Health, standing: Standing): Entry {
  switch (item.status) {
    case 'UPDATED':
      return pickUpdated(item, health, standing);
    case 'UPDATING':
    case 'MERGING':
      return UPDATING;
    case 'WAITING_USER_INPUT':
      return item.waitsForConsent ? CONSENT : INPUT;
    case 'WAITING_USER_ACTION':
      return ACTION;
    case 'LOGIN_ERROR':
      return failureOf(item) ?? LOGIN_ERROR;
    case 'OUTDATED':
      return failureOf(item) ?? OUTDATED;
    default:
      return UNKNOWN;
  }
}

/** What the person has to do at the bank or in the widget; only these are more urgent than a consent that has ended. */
const isForPerson = ({ action }: Entry): boolean => action !== null && action !== 'wait';

/** The day that a text names: of the consent's end, or of the data. */
function dayOf(chosen: Entry, { freshness, consent }: Standing): string | null {
  if (consent?.state === 'ended' && chosen === endedEntry(consent)) return consent.endsOn;
  const at = freshness?.staleSince ?? freshness?.asOf ?? null;
  return at === null ? null : localDayOf(at.toISOString());
}

function namesFor(chosen: Entry, health: Health, standing: Standing, language: Language): string {
  if (chosen === PARTLY_ENDED) return productNames(standing.consent?.products ?? [], language);
  return namesOf(standing.products, health === 'stale' ? 'partial' : health, language);
}

const endsSoon = (item: ItemFacts, consent: ConsentOutlook | undefined): consent is ConsentOutlook =>
  consent?.state === 'ending' && !isInProgress(item);

/**
 * A sentence that a person understands about a connection, and what the person can do about it.
 * @param standing how far this service is: a bank that Pluggy has read is no help to a person while we have not
 */
export function describeItem(item: ItemFacts, language: Language, standing: Standing): ItemMessage {
  const health = healthOf(item, standing);
  const { consent } = standing;
  const picked = pick(item, health, standing);
  const hasEnded = consent?.state === 'ended' && !isInProgress(item) && !isForPerson(picked);
  const chosen = hasEnded ? endedEntry(consent) : picked;
  const names = namesFor(chosen, health, standing, language);
  const day = dayOf(chosen, standing);
  const text = chosen.text[language]
    .replace('{what}', names === '' ? '' : ` (${names})`)
    .replace('{day}', day === null ? '' : dayInWords(day, language));
  const own = item.providerMessage === null ? '' : ` ${item.providerMessage}`;
  const isEnding = endsSoon(item, consent);
  const action = isEnding && !isForPerson(chosen) ? 'reconnect' : chosen.action;
  const odd = (standing.oddObjects ?? 0) === 0 ? '' : ` ${UNKNOWN_FORM[language]}`;
  const said = odd !== '' && chosen === UPDATED ? CONNECTED[language] : text;
  return {
    message: `${said}${own}${odd}${isEnding ? endingNotice(consent, language) : ''}`,
    nextStep: action === null ? null : { action, label: LABELS[action][language] },
  };
}
