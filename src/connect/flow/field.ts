import type { Credential } from './pluggy-types.ts';
import { bare, isCnpj, isCpf, writeCnpj, writeCpf } from './tax-numbers.ts';

/** What a field asks for, as far as its name and label tell. */
export type FieldKind =
  | 'cpf'
  | 'cnpj'
  | 'agency'
  | 'account'
  | 'date'
  | 'code'
  | 'password'
  | 'select'
  | 'text';

export function kindOf({ name, label, type, mfa }: Credential): FieldKind {
  if (type === 'select') return 'select';
  const said = `${name} ${label ?? ''}`.toLowerCase();
  if (/\bcnpj\b/.test(said)) return 'cnpj';
  if (/\bcpf\b/.test(said)) return 'cpf';
  if (type === 'password') return 'password';
  if (/ag[e\u00ea]nc|\bbranch/.test(said)) return 'agency';
  if (/birth ?date|nascimento/.test(said)) return 'date';
  if (mfa === true || type === 'image') return 'code';
  return /\b(conta|account)\b/.test(said) ? 'account' : 'text';
}

/** What a phone's keyboard is to offer. A CNPJ has letters. */
export function keyboardOf(credential: Credential): 'numeric' | 'text' {
  const kind = kindOf(credential);
  if (kind === 'cnpj') return 'text';
  return credential.type === 'number' || ['cpf', 'agency', 'date'].includes(kind) ? 'numeric' : 'text';
}

/** The text as a person writes it, while it is typed; only where nothing that a bank may want is lost. */
export function maskOf(kind: FieldKind, text: string): string {
  switch (kind) {
    case 'cpf':
      return writeCpf(text);
    case 'cnpj':
      return writeCnpj(text);
    case 'agency':
      return text.replace(/[^0-9Xx-]/g, '').toUpperCase();
    case 'account':
      return text.replace(/[^0-9Xx./-]/g, '').toUpperCase();
    case 'date': {
      const digits = text.replace(/\D/g, '').slice(0, 8);
      return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join('/');
    }
    default:
      return text;
  }
}

/** What is wrong with a value before it is sent. */
export type Fault = 'missing' | 'cpf' | 'cnpj' | 'date' | 'rule';

export function faultOf(credential: Credential, value: string): Fault | null {
  const text = value.trim();
  if (text === '') return credential.optional === true ? null : 'missing';
  const kind = kindOf(credential);
  if (kind === 'cpf' && !isCpf(text)) return 'cpf';
  if (kind === 'cnpj' && !isCnpj(text)) return 'cnpj';
  if (kind === 'date' && /^\d{2}\/\d{2}\/\d{4}$/.test(text) && !isDay(text)) return 'date';
  return breaksRule(credential, toSend(credential, value)) ? 'rule' : null;
}

/** A bank's rule may be no rule that a browser can read; then the bank itself will say. */
function breaksRule({ validation }: Credential, value: string): boolean {
  if (!validation) return false;
  try {
    return !new RegExp(validation).test(value);
  } catch {
    return false;
  }
}

function isDay(text: string): boolean {
  const [day = 0, month = 0, year = 0] = text.split('/').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1;
}

/**
 * The value as the bank's rule wants it. Rules differ on what stands between the digits of a CPF: where one refuses the
 * written form and takes the bare one, the bare one goes.
 */
export function toSend(credential: Credential, value: string): string {
  const kind = kindOf(credential);
  if (kind === 'password') return value;
  const text = value.trim();
  const isWritten = kind === 'cpf' || kind === 'cnpj' || kind === 'agency' || kind === 'account';
  if (!isWritten || !credential.validation) return text;
  return breaksRule(credential, text) && !breaksRule(credential, bare(text)) ? bare(text) : text;
}
