// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** What a person or company has at a bank, who acts for it there, and by whom it is paid. */
export interface FinancialRelationships {
  /** Since when the person has been a client of the bank. A day, written as a moment in UTC. */
  readonly startDate?: string | null;
  /** What the person uses, in the words of Open Finance, such as CONTA_POUPANCA. */
  readonly productsServicesType?: readonly string[] | null;
  /** What is meant where the list holds OUTROS. */
  readonly productsServicesTypeAdditionalInfo?: string | null;
  /** Who may act for the person or company. */
  readonly procurators?: readonly ({
    /** REPRESENTANTE_LEGAL or PROCURADOR. */
    readonly type?: string | null;
    /** The CPF; for a company it may be a CNPJ. `documentNumber` says the same. */
    readonly cpfNumber?: string | null;
    /** The CPF or CNPJ. */
    readonly documentNumber?: string | null;
    /** CPF or CNPJ: which `documentNumber` is. */
    readonly documentType?: string | null;
    /** The name in the documents; for a company it may be its own. */
    readonly civilName?: string | null;
    /** The name that he or she goes by. */
    readonly socialName?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Accounts that the consent covers. */
  readonly accounts?: readonly ({
    /** The number of the bank (COMPE). */
    readonly compeCode?: string | null;
    /** The branch of the bank. */
    readonly branchCode?: string | null;
    /** The number of the account, without its check digit. */
    readonly number?: string | null;
    /** The check digit of `number`. */
    readonly checkDigit?: string | null;
    /** Which kind of account it is, in the words of Open Finance. */
    readonly type?: string | null;
    /** Which kind within `type`. */
    readonly subtype?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Of a person: pay that another bank passes on to this one. */
  readonly portabilitiesReceived?: readonly ({
    /** What the employer is called. */
    readonly employerName?: string | null;
    /** The CPF or CNPJ of the employer. */
    readonly employerDocument?: string | null;
    /** The CNPJ of the bank to which the employer pays. */
    readonly paycheckBankDetainerCnpj?: string | null;
    /** The number (ISPB) of the bank to which the employer pays. */
    readonly paycheckBankDetainerIspb?: string | null;
    /** When it was approved. A day, written as a moment in UTC. */
    readonly portabilityApprovalDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** Of a person: employers that pay to this bank, or did. */
  readonly paychecksBankLink?: readonly ({
    /** What the employer is called. */
    readonly employerName?: string | null;
    /** The CPF or CNPJ of the employer. */
    readonly employerDocument?: string | null;
    /** The CNPJ of the bank that the employer pays by. */
    readonly paycheckBankCnpj?: string | null;
    /** The number (ISPB) of the bank that the employer pays by. */
    readonly paycheckBankIspb?: string | null;
    /** When the account for the pay was opened. A day, written as a moment in UTC. */
    readonly accountOpeningDate?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
