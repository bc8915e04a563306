/** Everything of one person hangs below one key, so that one call can mark all of it as old. */
export const queryKeys = {
  session: ['session'] as const,
  user: (userId: string) => ['user', userId] as const,
  items: (userId: string) => ['user', userId, 'items'] as const,
  accounts: (userId: string) => ['user', userId, 'accounts'] as const,
  transactions: (userId: string) => ['user', userId, 'transactions'] as const,
  rules: (userId: string) => ['user', userId, 'rules'] as const,
  /** What the service works out of transactions, of bills, and of which accounts count. */
  summaries: (userId: string) => ['user', userId, 'summaries'] as const,
  /** Beside the rest: it costs the service a count of everything, which is not worth it at every change. */
  completeness: (userId: string) => ['completeness', userId] as const,
  /** Beside the rest too: whoever reads it leaves a line in it. */
  accessLog: (userId: string) => ['access-log', userId] as const,
};

export function userPath(userId: string): string {
  return `/user/${encodeURIComponent(userId)}`;
}
