/** A refusal as Pluggy words it. `message` is not part of any contract; clients look at the codes. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly codeDescription: string | undefined;
  /** Further members of the body: `data`, `details`, `items`. */
  readonly extra: object;

  constructor(status: number, codeDescription: string | undefined, message: string, extra: object = {}) {
    super(message);
    this.status = status;
    this.codeDescription = codeDescription;
    this.extra = extra;
  }

  /** The body, `codeDescription` left out where there is none. */
  body(errorId: string): object {
    return {
      message: this.message,
      code: this.status,
      codeDescription: this.codeDescription,
      ...this.extra,
      errorId,
    };
  }
}

/** The generic refusal of a missing, wrong or expired credential: it has no codeDescription. */
export function notAuthorized(): ApiError {
  return new ApiError(403, undefined, 'Missing or invalid authorization token');
}

/** A plain validation error: no codeDescription either. */
export function badRequest(message: string, extra: object = {}): ApiError {
  return new ApiError(400, undefined, message, extra);
}

export function notFound(codeDescription: string, message: string): ApiError {
  return new ApiError(404, codeDescription, message);
}
