import type { Connection } from './api/get-connection.ts';

/** What a person can do about reading the bank now. */
export type RefreshChoice =
  | { readonly kind: 'now' }
  /** It is being read. */
  | { readonly kind: 'running' }
  /** `at`: from when on it works again; null: nobody knows, and it may be tried. */
  | { readonly kind: 'later'; readonly at: string | null }
  | { readonly kind: 'login' }
  | { readonly kind: 'never' };

/**
 * Whether the bank still has to answer what was asked of it.
 * @param readBefore when it had been read last as it was asked
 */
export function isAnswerAwaited(
  { kind }: RefreshChoice,
  readBefore: string | null | undefined,
  readLast: string | null | undefined,
): boolean {
  return (kind === 'now' || kind === 'later') && (readBefore ?? null) === (readLast ?? null);
}

export function refreshChoice(
  { status, refresh }: Pick<Connection, 'status' | 'refresh'>,
  now: Date,
): RefreshChoice {
  if (status === 'UPDATING' || status === 'MERGING') return { kind: 'running' };
  if (refresh?.allowed !== false) return { kind: 'now' };
  switch (refresh.reason) {
    case 'refresh_needs_login':
      return { kind: 'login' };
    case 'refresh_not_possible':
      return { kind: 'never' };
    default: {
      const at = refresh.allowedAt ?? null;
      return at !== null && new Date(at) <= now ? { kind: 'now' } : { kind: 'later', at };
    }
  }
}
