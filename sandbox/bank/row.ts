import type { RawJson } from '../json/exact-number.ts';

/** What a transaction says, before it has an id, a status and a place in an account. */
export interface RowContent {
  /** Midnight UTC where the bank knows the day alone; else midnight in Brasília, or a real time (PIX, purchases). */
  readonly dateMs: number;
  readonly description: string;
  readonly descriptionRaw: string | null;
  /** In the account's currency, with Pluggy's sign: money out is negative on a bank account, positive on a card. */
  readonly amountCents: number;
  /** Set when the transaction was made in another currency. */
  readonly foreign: {
    readonly currencyCode: string;
    readonly amountCents: number;
    /** Whether the bank tells what it came to in the account's currency. */
    readonly isConverted: boolean;
  } | null;
  readonly categoryId: string;
  /** Open Finance's kind of operation; null on cards. */
  readonly operationType: string | null;
  readonly payment: Payment | null;
  /** Of every row of a card, and of no other. */
  readonly card: CardEntry | null;
  /** Who was paid, where Pluggy knows it. */
  readonly merchant: RawJson | null;
  /** A purchase on a bank account that the bank books only on the next day. */
  readonly booksNextDay: boolean;
}

/** Whom money came from or went to. Absent members are left out of the answer. */
export interface Participant {
  readonly name: string;
  readonly documentNumber: { readonly type: 'CPF' | 'CNPJ'; readonly value: string };
  readonly accountNumber?: string;
  readonly branchNumber?: string;
  readonly routingNumber?: string;
  readonly routingNumberISPB?: string;
}

export interface Payment {
  readonly method: 'PIX' | 'TED' | 'BOLETO';
  readonly payer: Participant | null;
  readonly receiver: Participant | null;
  readonly reason?: string;
  readonly referenceNumber?: string;
  readonly boleto: { readonly digitableLine: string; readonly baseCents: number } | null;
}

export interface CardEntry {
  readonly cardNumber: string;
  /** The payment of the bill before: no purchase. */
  readonly isPayment?: true;
  /** A fee, interest or tax. */
  readonly fee?: { readonly type: 'ANNUAL_FEE' | 'OTHER'; readonly info: string };
  /** The day of whose bill the amount is part, where it isn't the row's own. */
  readonly countsOnDay?: number;
  readonly payeeMCC?: number;
  readonly installmentNumber?: number;
  readonly totalInstallments?: number;
  readonly totalCents?: number;
  readonly purchaseMs?: number;
}

/** A row in its account. */
export interface LedgerRow extends RowContent {
  /** The row's number in its account; its id follows from it. */
  readonly serial: number;
  readonly status: 'PENDING' | 'POSTED';
  /** When the sandbox took the row from the bank. */
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}
