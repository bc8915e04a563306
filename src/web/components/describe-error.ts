import type { Dictionary } from '../i18n/dictionary.ts';
import { ApiError } from '../lib/ApiError.ts';

export interface ErrorDescription {
  what: string;
  todo: string;
  /** What support would ask for; null when it says no more than the sentence. */
  code: string | null;
}

/** The service's own sentence where there is one, since it knows best; what to do comes from the kind. */
export function describeError(error: unknown, t: Dictionary['errors']): ErrorDescription {
  if (!(error instanceof ApiError)) return { what: t.unknown, todo: t.unknownHint, code: null };
  if (error.status === null) return { what: t.network, todo: t.networkHint, code: null };
  const { detail, code } = error;
  if (code === 'UNREADABLE') return { what: t.unreadable, todo: t.unreadableHint, code };
  if (error.status === 429) return { what: detail ?? t.busy, todo: t.busyHint, code };
  if (error.status >= 500) return { what: detail ?? t.service, todo: t.serviceHint, code };
  return { what: detail ?? t.refused, todo: t.refusedHint, code };
}
