/** Every sentence of the page. A language that lacks one does not compile. */
export interface Dictionary {
  app: {
    title: string;
    skipToContent: string;
    language: string;
    sandbox: string;
    sandboxHint: string;
    signOut: string;
    live: string;
    connecting: string;
    offline: string;
    crashedTitle: string;
    crashedBody: string;
    reload: string;
    hiddenAmount: string;
    loading: string;
  };
  connect: {
    button: string;
    another: string;
    preparing: string;
    testCredentials: string;
    testCode: string;
    tokenFailed: string;
    inWidget: string;
    withoutWidget: string;
    widgetFailedTitle: string;
    widgetFailedBody: string;
    scriptFailedTitle: string;
    scriptFailedBody: string;
    partFailedBody: string;
    reportFailed: string;
    received: string;
    secure: string;
  };
  connections: {
    title: string;
    none: string;
    noneBody: string;
    status: Record<ConnectionStateName, string>;
    fallback: Record<ConnectionStateName, string>;
    progress: (read: string, expected: string | null) => string;
    progressLabel: (bank: string) => string;
    updated: (when: string) => string;
    neverUpdated: string;
    /** No notice of a change at the bank arrives by itself. */
    polled: string;
    loadFailed: string;
  };
  accounts: {
    title: string;
    none: string;
    waiting: string;
    totals: string;
    inAccounts: string;
    usedOnCards: string;
    lastBills: string;
    kinds: Record<AccountKindName, string>;
    balance: string;
    usedLimit: string;
    /** Of a closed account: the last that the bank told. */
    balanceAtEnd: string;
    usedLimitAtEnd: string;
    limit: string;
    available: string;
    lastBill: string;
    due: (day: string) => string;
    wasDue: (day: string) => string;
    nextDue: (day: string) => string;
    showTransactions: string;
    showTransactionsOf: (account: string) => string;
    loadFailed: string;
    unknownBank: string;
    /** Whether the totals have an account. */
    counting: {
      double: (connection: string) => string;
      leftOut: string;
      leftAlone: string;
      countAgain: string;
      byYou: string;
      countToo: string;
      undo: string;
      failed: string;
    };
    closed: (count: string) => string;
    closedBody: string;
    closedOn: (day: string) => string;
  };
  transactions: {
    showAll: string;
    showLess: string;
  };
  errors: {
    network: string;
    networkHint: string;
    busy: string;
    busyHint: string;
    service: string;
    serviceHint: string;
    refused: string;
    refusedHint: string;
    unreadable: string;
    unreadableHint: string;
    unknown: string;
    unknownHint: string;
    retry: string;
    dismiss: string;
    cancel: string;
    close: string;
    code: (code: string) => string;
  };
}

export type ConnectionStateName =
  | 'updating'
  | 'waiting'
  | 'credentials'
  | 'outdated'
  | 'syncFailed'
  | 'pending'
  | 'partial'
  | 'stale'
  | 'ending'
  | 'ended'
  | 'empty'
  | 'ready'
  | 'unknown';

export type AccountKindName = 'checking' | 'savings' | 'card' | 'other';
