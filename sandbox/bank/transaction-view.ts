import { fromCents } from '../json/exact-number.ts';
import type { Account, Books } from './books.ts';
import { closingDayFor } from './card-days.ts';
import { categories } from './categories.ts';
import { ruledCategory } from './category-rule.ts';
import { dayOfDate, monthText } from './days.ts';
import { rowIdOf } from './ids.ts';
import { money } from './money.ts';
import { participantJson } from './participants.ts';
import type { Profile } from './profile.ts';
import type { CardEntry, LedgerRow, Payment } from './row.ts';

/** From this instalment on, nobody has said yet on which bill it will be. */
const FAR_AHEAD = 8;
const SOME_LATER_BILL = '0001-01';

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
  const ruled = books.rules.length === 0 ? undefined : ruledCategory(books.rules, account.spec, row);
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
    amountInAccountCurrency: row.foreign?.isConverted === true ? cents : null,
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
    merchant: row.merchant,
    order: null,
    createdAt,
    updatedAt: updatedAtMs === row.createdAtMs ? createdAt : isoText(updatedAtMs),
  };
}

function isoText(ms: number): string {
  return new Date(ms).toISOString();
}

/** Members of objects within a row are left out when empty, as on live rows. */
function paymentData(profile: Profile, payment: Payment): object {
  return {
    payer: participantJson(payment.payer),
    receiver: participantJson(payment.receiver),
    reason: payment.reason,
    referenceNumber: payment.referenceNumber,
    paymentMethod: payment.method,
    boletoMetadata:
      payment.boleto === null
        ? undefined
        : {
            digitableLine: payment.boleto.digitableLine,
            baseAmount: money(profile, payment.boleto.baseCents),
          },
  };
}

/**
 * A bill's id appears when the bill closes, payments of the bill before included; its month is foreseeable in Open
 * Finance only. Bulk data has no bills.
 */
function cardMetadata(profile: Profile, card: CardEntry, row: LedgerRow, account: Account): object {
  const day = dayOfDate(row.dateMs);
  const isBilled = row.status === 'POSTED' && profile.cycles !== null;
  return {
    installmentNumber: card.installmentNumber,
    totalInstallments: card.totalInstallments,
    totalAmount: card.totalCents === undefined ? undefined : money(profile, card.totalCents),
    purchaseDate: card.purchaseMs === undefined ? undefined : new Date(card.purchaseMs),
    payeeMCC: card.payeeMCC,
    cardNumber: card.cardNumber,
    feeType: card.fee?.type,
    feeTypeAdditionalInfo: card.fee?.info,
    billId: isBilled ? rowIdOf(account.billKey, closingDayFor(day)) : undefined,
    billForecastDate: profile.isOpenFinance ? forecastOf(card, row, day) : undefined,
  };
}

/** The month of the bill of which the amount is part; of instalments far ahead live banks say `0001-01`. */
function forecastOf(card: CardEntry, { status }: LedgerRow, day: number): string {
  if (status === 'PENDING' && (card.installmentNumber ?? 0) >= FAR_AHEAD && card.fee === undefined) {
    return SOME_LATER_BILL;
  }
  return monthText(closingDayFor(card.countsOnDay ?? day));
}
