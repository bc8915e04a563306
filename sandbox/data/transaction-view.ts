import { fromCents } from '../json/exact-number.ts';
import type { Account, Books } from './books.ts';
import { closingDayFor } from './card-rows.ts';
import { categories } from './categories.ts';
import { dayOf, monthText } from './days.ts';
import { rowIdOf } from './ids.ts';
import type { CardPurchase, LedgerRow, Payment } from './row.ts';

/**
 * A transaction as the API answers it: 23 members that are always there, null when empty; members of the
 * objects inside are left out when empty.
 */
export function transactionView(books: Books, account: Account, row: LedgerRow): object {
  const id = account.ledger.idOf(row.serial);
  const isCard = account.spec.kind === 'CREDIT_CARD';
  const { isOpenFinance } = books.profile;
  const cents = fromCents(row.amountCents);
  const createdAt = isoText(row.createdAtMs);
  return {
    id,
    accountId: account.id,
    description: row.description,
    descriptionRaw: row.descriptionRaw,
    currencyCode: row.foreign?.currencyCode ?? 'BRL',
    amount: row.foreign === null ? cents : fromCents(row.foreign.amountCents),
    amountInAccountCurrency: row.foreign === null ? null : cents,
    date: isoText(row.dateMs),
    type: row.amountCents > 0 === isCard ? 'DEBIT' : 'CREDIT',
    status: row.status,
    balance: null,
    category: categories.get(row.categoryId)?.description ?? null,
    categoryId: row.categoryId,
    providerCode: null,
    providerId: isOpenFinance ? `op-${id.slice(0, 8)}` : null,
    operationType: isOpenFinance ? row.operationType : null,
    operationTypeAdditionalInfo: null,
    paymentData: row.payment === null ? null : paymentData(row.payment),
    creditCardMetadata: row.card === null ? null : cardMetadata(row.card, row, account, isOpenFinance),
    merchant: null,
    order: null,
    createdAt,
    updatedAt: row.updatedAtMs === row.createdAtMs ? createdAt : isoText(row.updatedAtMs),
  };
}

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}

function paymentData(payment: Payment): object {
  return {
    payer: payment.payer,
    receiver: payment.receiver,
    reason: payment.reason,
    referenceNumber: payment.referenceNumber,
    paymentMethod: payment.method,
    boletoMetadata:
      payment.boleto === null
        ? null
        : {
            digitableLine: payment.boleto.digitableLine,
            barcode: null,
            baseAmount: fromCents(payment.boleto.baseCents),
            interestAmount: null,
            penaltyAmount: null,
            discountAmount: null,
          },
  };
}

/** A bill's id appears when the bill closes; its month is foreseeable in Open Finance only. */
function cardMetadata(card: CardPurchase, row: LedgerRow, account: Account, isOpenFinance: boolean): object {
  const billDay = closingDayFor(dayOf(row.dateMs));
  return {
    installmentNumber: card.installmentNumber,
    totalInstallments: card.totalInstallments,
    totalAmount: card.totalCents === undefined ? undefined : fromCents(card.totalCents),
    purchaseDate: card.purchaseMs === undefined ? undefined : new Date(card.purchaseMs),
    payeeMCC: card.payeeMCC,
    cardNumber: card.cardNumber,
    billId: row.status === 'POSTED' ? rowIdOf(account.billKey, billDay) : undefined,
    billForecastDate: isOpenFinance ? monthText(billDay) : undefined,
  };
}
