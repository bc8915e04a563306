/** A request as it is sent. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Without the cookie of this site; default: with it. */
  readonly isAnonymous?: boolean;
  /** To another origin that says nothing of who may read: only whether it answers is known. */
  readonly isOpaque?: boolean;
}

/** An answer as it came, whatever its status is. */
export interface RawAnswer {
  /** 0 for an opaque one. */
  readonly status: number;
  readonly headers: Headers;
  /** Milliseconds until its head was there. */
  readonly ms: number;
  readonly response: Response;
}

/**
 * For the pages that show requests and answers as they are, and read other places than the API: everything else goes through
 * the client.
 * @throws {TypeError} nothing answered, or the browser kept the request from being sent
 */
export async function rawCall(request: RawRequest): Promise<RawAnswer> {
  const { method, url, headers = {}, body, signal, isAnonymous = false, isOpaque = false } = request;
  const startedAt = performance.now();
  const response = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
    credentials: isAnonymous ? 'omit' : 'same-origin',
    mode: isOpaque ? 'no-cors' : 'cors',
    cache: 'no-store',
  });
  const ms = Math.round(performance.now() - startedAt);
  return { status: response.status, headers: response.headers, ms, response };
}
