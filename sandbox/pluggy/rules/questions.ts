import type { Credential } from '../../bank/credentials.ts';
import { tokenCredential } from '../../bank/credentials.ts';
import { qrPicture } from '../../bank/qr-picture.ts';
import type { ActionKind, InputKind, Question, QuestionKind } from '../state/question.ts';

/** The value that passes wherever a code is asked for. */
export const MFA_VALUE = '123456';

const MFA_LIFETIME_MS = 5 * 60_000;
const OAUTH_LIFETIME_MS = 10 * 60_000;
/** Nobody scans what a sandbox shows, so after a while it was scanned. */
const ACTION_WAIT_MS = 15_000;
const ACTION_WAIT_SYNCS = 5;
/** How long a code to scan is good for. */
const CODE_MS = 4_000;

export function isAction(kind: QuestionKind): kind is ActionKind {
  return kind === 'qr' || kind === 'access';
}

/** How long the item waits before the time is over, or before an action is taken to be done. */
export function lifetimeOf(kind: QuestionKind, syncMs: number): number {
  if (isAction(kind)) return Math.max(ACTION_WAIT_MS, ACTION_WAIT_SYNCS * syncMs);
  return kind === 'oauth' ? OAUTH_LIFETIME_MS : MFA_LIFETIME_MS;
}

/** Whether the answer passes; a choice passes whatever was chosen. */
export function isRightAnswer(kind: QuestionKind, answer: string): boolean {
  if (kind === 'token' || kind === 'image') return answer === MFA_VALUE;
  return kind === 'oauth' ? answer === 'approve' : true;
}

/** What the person must do, as `item.userAction` shows it; null for a question to answer. */
export function userActionOf(question: Question, itemId: string, nowMs: number): object | null {
  const { kind } = question;
  if (!isAction(kind)) return null;
  if (kind === 'access') {
    return {
      type: 'authorize-access',
      instructions: 'Abra o aplicativo do banco e autorize este dispositivo',
      attributes: { deviceName: DEVICE_NAME },
    };
  }
  const turn = Math.floor(nowMs / CODE_MS);
  return {
    type: 'qr',
    instructions: 'Abra o aplicativo do banco e leia o código. Ele muda a cada poucos segundos.',
    attributes: { qr: qrPicture(`${itemId}/${turn}`) },
    expiresAt: new Date((turn + 1) * CODE_MS).toISOString(),
  };
}

/** The name under which the bank's app lists the connection. */
export const DEVICE_NAME = 'Pluggy Sandbox';

/** A picture that shows the code to type, as base64 of an SVG. */
const CODE_IMAGE = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="60"><rect width="180" height="60" fill="#eef"/><text x="90" y="40" font-family="monospace" font-size="32" text-anchor="middle" letter-spacing="4">${MFA_VALUE}</text></svg>`,
).toString('base64');

/** The question as `item.parameter` shows it. `oauthUrl` is where an `oauth` question sends the person. */
export function parameterOf(kind: InputKind, expiresAtMs: number, oauthUrl: string): Credential {
  const expiresAt = new Date(expiresAtMs).toISOString();
  switch (kind) {
    case 'token':
      return { ...tokenCredential, label: 'Chave de segurança', expiresAt };
    case 'image':
      return {
        name: 'image',
        label: 'Código da imagem',
        type: 'image',
        mfa: true,
        data: `data:image/svg+xml;base64,${CODE_IMAGE}`,
        placeholder: MFA_VALUE,
        expiresAt,
      };
    case 'select':
      return choice('select', 'Forma de validação', ['Aplicativo', 'SMS', 'E-mail'], expiresAt);
    case 'phone':
      return choice('phone', 'Telefone para o código', ['(11) •••••-1234', '(11) •••••-9876'], expiresAt);
    case 'company':
      return choice('company', 'Empresa', ['Horizonte Tecnologia Ltda', 'Vale Verde Ltda'], expiresAt);
    case 'holder':
      return choice('holder', 'Titular da conta conjunta', ['1º titular', '2º titular'], expiresAt);
    case 'oauth':
      return {
        name: 'oauthCode',
        label: 'Oauth Code',
        type: 'oauth',
        instructions: 'Abra o banco e autorize o compartilhamento dos seus dados',
        data: oauthUrl,
        expiresAt,
      };
  }
}

function choice(name: string, label: string, labels: readonly string[], expiresAt: string): Credential {
  return {
    name,
    label,
    type: 'select',
    mfa: true,
    options: labels.map((text, index) => ({ value: String(index + 1), label: text })),
    expiresAt,
  };
}
