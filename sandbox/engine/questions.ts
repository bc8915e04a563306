import type { Credential } from '../data/credentials.ts';
import { tokenCredential } from '../data/credentials.ts';

/** What an item can ask of a person in the middle of a sync. */
export type QuestionKind = 'token' | 'image' | 'select' | 'phone' | 'company' | 'oauth';

/** A question that an item asks now. */
export interface Question {
  readonly kind: QuestionKind;
  readonly expiresAtMs: number;
}

/** The value that passes wherever a code is asked for. */
export const MFA_VALUE = '123456';

const MFA_LIFETIME_MS = 5 * 60_000;
const OAUTH_LIFETIME_MS = 10 * 60_000;

export function lifetimeOf(kind: QuestionKind): number {
  return kind === 'oauth' ? OAUTH_LIFETIME_MS : MFA_LIFETIME_MS;
}

/** Whether the answer passes; a choice passes whatever was chosen. */
export function isRightAnswer(kind: QuestionKind, answer: string): boolean {
  if (kind === 'token' || kind === 'image') return answer === MFA_VALUE;
  return kind === 'oauth' ? answer === 'approve' : true;
}

/** A picture that shows the code to type, as base64 of an SVG. */
const CODE_IMAGE = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="60"><rect width="180" height="60" fill="#eef"/><text x="90" y="40" font-family="monospace" font-size="32" text-anchor="middle" letter-spacing="4">${MFA_VALUE}</text></svg>`,
).toString('base64');

/** The question as `item.parameter` shows it. `oauthUrl` is where an `oauth` question sends the person. */
export function parameterOf(question: Question, oauthUrl: string): Credential {
  const expiresAt = new Date(question.expiresAtMs).toISOString();
  switch (question.kind) {
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
