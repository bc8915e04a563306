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
