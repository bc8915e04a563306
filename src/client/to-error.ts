import { ApiError, type ApiErrorParts, type FieldError, HttpError } from './ApiError.ts';
import type { HttpAnswer } from './fetch.ts';

interface Problem {
  readonly code?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly field?: unknown;
  readonly errors?: unknown;
}

type ErrorClass = new (parts: ApiErrorParts) => ApiError;
/** A class for each code that has one. */
export type ErrorClasses = Readonly<Record<string, ErrorClass>>;

/** A proxy in between may answer with anything; whatever is no problem document has no code of ours. */
function readProblem(text: string): Problem {
  try {
    const problem: unknown = JSON.parse(text);
    return typeof problem === 'object' && problem !== null ? problem : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const secondsOf = (value: string | null): number | null =>
  value !== null && /^\d+$/.test(value) ? Number(value) : null;

/** The error that stands for a refusal: by its code one of the classes. */
export function toError({ status, headers }: HttpAnswer, text: string, classes: ErrorClasses): ApiError {
  const { code, title, detail, field, errors } = readProblem(text);
  const parts = {
    status,
    title: textOf(title),
    detail: textOf(detail),
    field: textOf(field),
    errors: Array.isArray(errors) ? (errors as FieldError[]) : [],
    requestId: headers.get('x-request-id'),
    retryAfterS: secondsOf(headers.get('retry-after')),
  };
  if (typeof code !== 'string') return new HttpError({ ...parts, code: 'http' });
  const Known = Object.hasOwn(classes, code) ? classes[code] : undefined;
  return new (Known ?? (ApiError as ErrorClass))({ ...parts, code });
}
