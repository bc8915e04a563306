import type { UseQueryResult } from '@tanstack/react-query';

/**
 * Whether the first answer is still worth holding other parts of a page back for: not after an attempt that failed, also
 * where it is asked for once more.
 */
export function isAwaited({
  isPending,
  failureCount,
  errorUpdateCount,
}: Pick<UseQueryResult, 'isPending' | 'failureCount' | 'errorUpdateCount'>): boolean {
  return isPending && failureCount === 0 && errorUpdateCount === 0;
}
