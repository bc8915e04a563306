import { type BillCharge, billPaymentCents, chargesOf, isPayday } from './card-bills.ts';
import { closingDayFor } from './card-days.ts';
import { cardPurchases, cardRow } from './card-purchases.ts';
import { calendarOf } from './days.ts';
import { ownerOf } from './participants.ts';
import type { Profile } from './profile.ts';
import type { RowContent } from './row.ts';

/**
 * The card rows that come into being on one day. A purchase in instalments brings all of them at once,
 * the later ones with dates in the months to come. `salt` varies the unplanned ones only.
 */
export function cardRows(profile: Profile, day: number, salt: number): RowContent[] {
  const purchases = cardPurchases(profile, day, salt);
  return isPayday(profile, day) ? [...paydayRows(profile, day), ...purchases] : purchases;
}

/** The payment of the bill before, which is part of the bill to come, and what it cost not to pay it as one should. */
function paydayRows(profile: Profile, day: number): RowContent[] {
  const cents = billPaymentCents(profile, day);
  const charges = chargesOf(profile, closingDayFor(day)).map((charge) => chargeRow(profile, day, charge));
  if (cents === 0) return charges;
  // Of a card's rows, those of some payments tell who paid.
  const isTold = calendarOf(day).month % 2 === 0;
  const payment: RowContent = {
    ...cardRow(profile, day),
    description: 'Pagamento recebido',
    descriptionRaw: 'PAGAMENTO RECEBIDO - OBRIGADO',
    amountCents: -cents,
    categoryId: '05100000',
    payment: isTold ? { method: 'PIX', payer: ownerOf(profile), receiver: null, boleto: null } : null,
    card: { cardNumber: profile.cardNumber, isPayment: true },
  };
  return [payment, ...charges];
}

function chargeRow(profile: Profile, day: number, { type, cents, additionalInfo }: BillCharge): RowContent {
  const info = { LATE_PAYMENT_FEE: 'MULTA', LATE_PAYMENT_REMUNERATIVE_INTEREST: 'JUROS', IOF: 'IOF' }[type];
  return {
    ...cardRow(profile, day),
    description: additionalInfo,
    descriptionRaw: `${info} FATURA ANTERIOR`,
    amountCents: cents,
    categoryId: type === 'IOF' ? '15030000' : '02010000',
    card: { cardNumber: profile.cardNumber, fee: { type: 'OTHER', info } },
  };
}
