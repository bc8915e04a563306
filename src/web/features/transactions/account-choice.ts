/** An account as the filter and the table name it. */
export interface AccountChoice {
  id: string;
  name: string;
  number: string;
  bank: string;
  /** Null: not known. */
  currencyCode: string | null;
  /** Its rows come through another connection as well. */
  isDouble: boolean;
  /** Its rows are in the sums of all accounts. */
  isCounted: boolean;
  /** Its rows are there for those who choose it. */
  isClosed: boolean;
}

export interface BankChoice {
  bank: string;
  accounts: AccountChoice[];
}

/** For a select with a heading per bank. */
export function byBank(accounts: readonly AccountChoice[]): BankChoice[] {
  const banks = new Map<string, AccountChoice[]>();
  for (const account of accounts) banks.set(account.bank, [...(banks.get(account.bank) ?? []), account]);
  return [...banks].map(([bank, list]) => ({ bank, accounts: list }));
}

/** Accounts by id, for a list of `chosen` alone or, where that is empty, of all. Chosen alone, an account is no double and counts. */
export function choicesById(accounts: readonly AccountChoice[], chosen: string): Map<string, AccountChoice> {
  const alone = chosen !== '' && { isDouble: false, isCounted: true };
  return new Map(accounts.map((account) => [account.id, { ...account, ...alone }]));
}

/** Whether the service adds up this account's rows. Of an account that is not known yet nothing speaks against it. */
export function isInSums(
  accountId: string | null | undefined,
  accounts: ReadonlyMap<string, AccountChoice>,
): boolean {
  return accounts.get(accountId ?? '')?.isCounted !== false;
}
