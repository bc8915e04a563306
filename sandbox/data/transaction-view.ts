import { fromCents } from '../json/exact-number.ts';
import type { Account, Books } from './books.ts';
import { closingDayFor } from './card-days.ts';
import { categories } from './categories.ts';
import { ruledCategory } from './category-rule.ts';
import { dayOf, monthText } from './days.ts';
import { rowIdOf } from './ids.ts';
import { money } from './money.ts';
import type { Profile } from './profile.ts';
import type { CardPurchase, LedgerRow, Payment } from './row.ts';

/**
 * A transaction as the API answers it: 23 members that are always there, null when empty; members of the
 * objects inside are left out when empty.
 */
export function transactionView(books: Books, account: Account, row: LedgerRow): object {
  const id = account.ledger.idOf(row.serial);
  const isCard = account.spec.kind === 'CREDIT_CARD';
  const { profile } = books;
  const { isOpenFinance } = profile;
  const cents = money(profile, row.amountCents);
  const balance = account.balances.get(row.serial);
  const chosen = books.recategorised.get(id);
  const ruled = books.rules.length === 0 ? undefined : ruledCategory(books.rules, account, row);
  const categoryId = chosen?.categoryId ?? ruled ?? row.categoryId;
  const updatedAtMs = Math.max(row.updatedAtMs, chosen?.atMs ?? 0);
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
    balance: balance === undefined ? null : money(profile, balance),
    category: categories.get(categoryId)?.description ?? null,
    categoryId,
    providerCode: null,
    providerId: isOpenFinance ? `op-${id.slice(0, 8)}` : null,
    operationType: isOpenFinance ? row.operationType : null,
    operationTypeAdditionalInfo: null,
    paymentData: row.payment === null ? null : paymentData(profile, row.payment),
    creditCardMetadata: row.card === null ? null : cardMetadata(profile, row.card, row, account),
    merchant: null,
    order: null,
    createdAt,
    updatedAt: updatedAtMs === row.createdAtMs ? createdAt : isoText(updatedAtMs),
  };
}

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}

function paymentData(profile: Profile, payment: Payment): object {
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
            baseAmount: money(profile, payment.boleto.baseCents),
            interestAmount: null,
            penaltyAmount: null,
            discountAmount: null,
          },
  };
}

/**
 * A bill's id appears when the bill closes; its month is foreseeable in Open Finance only. Bulk data has
 * no bills.
 */
function cardMetadata(profile: Profile, card: CardPurchase, row: LedgerRow, account: Account): object {
  const billDay = closingDayFor(dayOf(row.dateMs));
  const isBilled = row.status === 'POSTED' && profile.cycles !== null;
  return {
    installmentNumber: card.installmentNumber,
    totalInstallments: card.totalInstallments,
    totalAmount: card.totalCents === undefined ? undefined : money(profile, card.totalCents),
    purchaseDate: card.purchaseMs === undefined ? undefined : new Date(card.purchaseMs),
    payeeMCC: card.payeeMCC,
    cardNumber: card.cardNumber,
    billId: isBilled ? rowIdOf(account.billKey, billDay) : undefined,
    billForecastDate: profile.isOpenFinance ? monthText(billDay) : undefined,
  };
}
