import { BILL_DUE_DAY, billPaymentCents } from './bank-rows.ts';
import { addMonths, calendarOf, startOfDay } from './days.ts';
import { everydayMerchants, instalmentMerchants, type Merchant, subscriptions } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { Profile } from './profile.ts';
import type { CardPurchase, RowContent } from './row.ts';

/** Day of month on which the bill closes: rows up to it get posted. */
const BILL_CLOSING_DAY = 3;
const DOLLAR_DAY = 18;
const DOLLAR_CENTS = 2_000;

const plain = { foreign: null, operationType: null, payment: null, booksNextDay: false } as const;

/** The last day whose card rows are posted when the bank has reached `day`. */
export function lastClosingDay(day: number): number {
  const { dayOfMonth } = calendarOf(day);
  const closing = day - dayOfMonth + BILL_CLOSING_DAY;
  return dayOfMonth >= BILL_CLOSING_DAY ? closing : addMonths(closing, -1);
}

/** The closing day of the bill on which a row of this day stands. */
export function closingDayFor(day: number): number {
  const { dayOfMonth } = calendarOf(day);
  const closing = day - dayOfMonth + BILL_CLOSING_DAY;
  return dayOfMonth <= BILL_CLOSING_DAY ? closing : addMonths(closing, 1);
}

/**
 * The card rows that come into being on one day. A purchase in instalments brings all of them at once,
 * the later ones with dates in the months to come. `salt` varies the unplanned ones only.
 */
export function cardRows(profile: Profile, day: number, salt: number): RowContent[] {
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
  if (dayOfMonth === BILL_DUE_DAY) {
    rows.push({
      ...plain,
      dateMs,
      description: 'Pagamento recebido',
      descriptionRaw: 'PAGAMENTO RECEBIDO - OBRIGADO',
      amountCents: -billPaymentCents(profile, day),
      categoryId: '05100000',
      card: null,
    });
  }
  return rows;
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
    card: { cardNumber: profile.cardNumber, payeeMCC: '5734' },
  };
}

function purchase(profile: Profile, day: number, merchant: Merchant, draw: Draw): RowContent {
  return {
    ...plain,
    dateMs: startOfDay(day),
    description: merchant.name,
    descriptionRaw: merchant.raw,
    amountCents: draw.between(merchant.low, merchant.high),
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
  const totalCents = draw.between(merchant.low, merchant.high);
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
