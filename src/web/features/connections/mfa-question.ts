import type { Item } from './api/get-items.ts';

/** What a bank asks of its person, as far as it can be answered in a form here. */
export interface MfaQuestion {
  /** Under which the answer is sent. */
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly kind: 'text' | 'number' | 'password' | 'select';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Of a picture that has to be read: its address as data. */
  readonly picture: string | null;
  /** The pattern that an answer has to have, as the bank wrote it. */
  readonly pattern: RegExp | null;
  readonly patternMessage: string | null;
  readonly expiresAt: string | null;
}

const KINDS: Readonly<Record<string, MfaQuestion['kind']>> = {
  text: 'text',
  number: 'number',
  password: 'password',
  select: 'select',
  image: 'text',
};

function pictureOf(data: string | null | undefined): string | null {
  const text = data?.trim() ?? '';
  if (/^data:image\/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=]+$/.test(text)) return text;
  return /^[A-Za-z0-9+/=]{16,}$/.test(text) ? `data:image/png;base64,${text}` : null;
}

function patternOf(validation: string | null | undefined): RegExp | null {
  if (!validation) return null;
  try {
    return new RegExp(validation);
  } catch {
    return null; // the bank itself says what it does not take
  }
}

/**
 * The question of a bank that waits for an answer. Null: it asks nothing, or what a form cannot answer (a page of the bank, a
 * QR code): the way on leads through the dialog that connects banks.
 */
export function mfaQuestion({ status, parameter }: Pick<Item, 'status' | 'parameter'>): MfaQuestion | null {
  const kind = KINDS[parameter?.type ?? ''];
  if (status !== 'WAITING_USER_INPUT' || !parameter?.name || kind === undefined) return null;
  const options = (parameter.options ?? []).flatMap(({ value, label }) =>
    value ? [{ value, label: label || value }] : [],
  );
  const picture = parameter.type === 'image' ? pictureOf(parameter.data) : null;
  if (kind === 'select' && options.length === 0) return null;
  if (parameter.type === 'image' && picture === null) return null;
  return {
    name: parameter.name,
    label: parameter.label ?? '',
    help: parameter.instructions ?? parameter.assistiveText ?? null,
    kind,
    options,
    picture,
    pattern: patternOf(parameter.validation),
    patternMessage: parameter.validationMessage ?? null,
    expiresAt: parameter.expiresAt ?? null,
  };
}

/** What is wrong with an answer; `missing` where there is none; null: nothing. */
export function answerProblem(question: MfaQuestion, answer: string): 'missing' | 'pattern' | null {
  if (answer.trim() === '') return 'missing';
  return question.pattern?.test(answer) === false ? 'pattern' : null;
}
