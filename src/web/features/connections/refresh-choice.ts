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
