import { billTotalCents } from './bill-charges.ts';
import { BILL_DUE_DAY, LATE_PAYMENT_DAY, lastClosingDay } from './card-days.ts';
import { addMonths, calendarOf, startOfDay } from './days.ts';
import { everydayMerchants, instalmentMerchants, type Merchant, subscriptions } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { Profile } from './profile.ts';
import type { CardPurchase, RowContent } from './row.ts';

/** A household that earns what the profiles earn must be able to pay its bills. */
const MAX_PURCHASE_CENTS = 14_000;
const MAX_INSTALMENTS_CENTS = 160_000;
const DOLLAR_DAY = 18;
const DOLLAR_CENTS = 2_000;

const plain = { foreign: null, operationType: null, payment: null, booksNextDay: false } as const;

/**
 * The card rows that come into being on one day. A purchase in instalments brings all of them at once,
 * the later ones with dates in the months to come. `salt` varies the unplanned ones only.
 */
export function cardRows(profile: Profile, day: number, salt: number): RowContent[] {
  const purchases = cardPurchases(profile, day, salt);
  return isBillPaidOn(profile, day) ? [paymentRow(profile, day), ...purchases] : purchases;
}

/** Whether the last bill is paid on this day: when it is due, or some days late. */
export function isBillPaidOn(profile: Profile, day: number): boolean {
  const payday = profile.persona === 'indebted' ? LATE_PAYMENT_DAY : BILL_DUE_DAY;
  return calendarOf(day).dayOfMonth === payday;
}

/** The card's rows of a day without the payment of its bill. */
export function cardPurchases(profile: Profile, day: number, salt: number): RowContent[] {
  const draw = new Draw(mix(mix(profile.seed, hashText('card')), mix(day, salt)));
  const rows = monthlyRows(profile, day);
  if (draw.chance(62)) rows.push(purchase(profile, day, draw.pick(everydayMerchants), draw));
  if (draw.chance(18)) rows.push(purchase(profile, day, draw.pick(everydayMerchants), draw));
  if (draw.chance(2)) rows.push(refund(profile, day, draw));
  // One purchase in instalments a month for certain (on the 9th), and now and then another.
  if (calendarOf(day).dayOfMonth === 9 || draw.chance(2)) rows.push(...instalments(profile, day, draw));
  return rows;
}

function monthlyRows(profile: Profile, day: number): RowContent[] {
  const { dayOfMonth } = calendarOf(day);
  const dateMs = startOfDay(day);
  const rows: RowContent[] = subscriptions
    .filter((subscription) => subscription.dayOfMonth === dayOfMonth)
    .map(({ name, raw, categoryId, mcc, cents }) => ({
      ...plain,
      dateMs,
      description: name,
      descriptionRaw: raw,
      amountCents: cents,
      categoryId,
      card: { cardNumber: profile.cardNumber, payeeMCC: mcc },
    }));
  if (dayOfMonth === DOLLAR_DAY) rows.push(dollarRow(profile, day));
  return rows;
}

function paymentRow(profile: Profile, day: number): RowContent {
  return {
    ...plain,
    dateMs: startOfDay(day),
    description: 'Pagamento recebido',
    descriptionRaw: 'PAGAMENTO RECEBIDO - OBRIGADO',
    amountCents: -billTotalCents(profile, lastClosingDay(day)),
    categoryId: '05100000',
    card: null,
  };
}

function dollarRow(profile: Profile, day: number): RowContent {
  const rate = new Draw(mix(profile.seed, day)).between(515, 585);
  return {
    ...plain,
    dateMs: startOfDay(day),
    description: 'Figma',
    descriptionRaw: 'FIGMA *MONTHLY SUBSCR USD 20.00',
    amountCents: (DOLLAR_CENTS / 100) * rate,
    foreign: { currencyCode: 'USD', amountCents: DOLLAR_CENTS },
    categoryId: '09000000',
    card: { cardNumber: profile.cardNumber, payeeMCC: 5734 },
  };
}

function purchase(profile: Profile, day: number, merchant: Merchant, draw: Draw): RowContent {
  return {
    ...plain,
    dateMs: startOfDay(day),
    description: merchant.name,
    descriptionRaw: merchant.raw,
    amountCents: draw.between(merchant.low, Math.min(merchant.high, MAX_PURCHASE_CENTS)),
    categoryId: merchant.categoryId,
    card: { cardNumber: profile.cardNumber, payeeMCC: merchant.mcc },
  };
}

function refund(profile: Profile, day: number, draw: Draw): RowContent {
  const bought = purchase(profile, day, draw.pick(everydayMerchants), draw);
  return {
    ...bought,
    description: `Estorno ${bought.description}`,
    descriptionRaw: `ESTORNO ${bought.descriptionRaw ?? ''}`,
    amountCents: -bought.amountCents,
  };
}

function instalments(profile: Profile, day: number, draw: Draw): RowContent[] {
  const merchant = draw.pick(instalmentMerchants);
  const count = draw.pick([2, 3, 4, 6, 10]);
  const totalCents = draw.between(merchant.low, Math.min(merchant.high, MAX_INSTALMENTS_CENTS));
  const each = Math.floor(totalCents / count);
  return Array.from({ length: count }, (_, index): RowContent => {
    const card: CardPurchase = {
      cardNumber: profile.cardNumber,
      payeeMCC: merchant.mcc,
      installmentNumber: index + 1,
      totalInstallments: count,
      totalCents,
      purchaseMs: startOfDay(day),
    };
    return {
      ...plain,
      dateMs: startOfDay(addMonths(day, index)),
      description: `${merchant.name} ${index + 1}/${count}`,
      descriptionRaw: `${merchant.raw} PARC ${two(index + 1)}/${two(count)}`,
      // The first instalment carries the cents that don't divide.
      amountCents: index === 0 ? totalCents - each * (count - 1) : each,
      categoryId: merchant.categoryId,
      card,
    };
  });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
