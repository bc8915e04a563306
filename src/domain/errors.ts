import type { Language } from './language.ts';
import { accessErrors } from './texts/errors/access.ts';
import { hookErrors } from './texts/errors/hooks.ts';
import type { ErrorKind } from './texts/errors/kind.ts';
import { limitErrors } from './texts/errors/limits.ts';
import { missingErrors } from './texts/errors/missing.ts';
import { pluggyErrors } from './texts/errors/pluggy.ts';
import { requestErrors } from './texts/errors/requests.ts';
import { serviceErrors } from './texts/errors/service.ts';
import { say, type Text } from './texts/text.ts';

export type { ErrorKind } from './texts/errors/kind.ts';

/**
 * Every error that this project answers with or stores. The page docs/errors.md is written from this table, and
 * a test holds the two equal. Codes are stable: programs may compare them, texts may change.
 */
export const errorCatalogue = {
  ...accessErrors,
  ...missingErrors,
  ...requestErrors,
  ...pluggyErrors,
  ...limitErrors,
  ...serviceErrors,
  ...hookErrors,
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCatalogue;

export interface ErrorParameters {
  readonly field?: string;
  readonly expected?: Text;
  readonly code?: string;
}

/** An error that knows which entry of the catalogue stands for it, in an answer and in what is stored of a failure. */
export abstract class CodedError extends Error {
  abstract readonly problem: ErrorCode;
}

/** The catalogue's code for whatever was thrown. An error that has none is a defect of this program: `internal`. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof CodedError ? error.problem : 'internal';
}

/** An error that a caller gets to see, by its code. The message is for the log and holds no personal data. */
export class PublicError extends CodedError {
  override readonly name = 'PublicError';
  readonly code: ErrorCode;
  readonly problem: ErrorCode;
  readonly parameters: ErrorParameters;

  constructor(code: ErrorCode, parameters: ErrorParameters = {}, options?: ErrorOptions) {
    super(parameters.field === undefined ? code : `${code}: ${parameters.field}`, options);
    this.code = code;
    this.problem = code;
    this.parameters = parameters;
  }
}

/** The sentence for a person in `language`. */
export function describeError(code: ErrorCode, language: Language, parameters: ErrorParameters = {}): string {
  const { field, expected, code: ofPluggy } = parameters;
  return say(errorCatalogue[code].detail, language, { field, expected, code: ofPluggy });
}
