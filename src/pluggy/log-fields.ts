import { causeOf } from '../domain/fault-causes.ts';

/** What a log may say of a failed call: its class, its request line, and what Pluggy answered in codes. */
export function logFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { request, status, codeDescription, errorId, phase, code } = error as {
    request?: { method: string; path: string };
    status?: number;
    codeDescription?: string;
    errorId?: string;
    phase?: string;
    code?: string;
  };
  const fields = {
    error: error.name,
    method: request?.method,
    path: request?.path,
    status,
    codeDescription,
    errorId,
    phase,
    code,
    means: causeOf(code)?.en,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
