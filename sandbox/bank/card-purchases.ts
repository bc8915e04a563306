import { addMonths, calendarOf, startOfDay } from './days.ts';
import { merchantInRow } from './known-merchants.ts';
import { everydayMerchants, instalmentMerchants, type Merchant, subscriptions } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import { plain } from './plain-row.ts';
import type { Profile } from './profile.ts';
import { purchaseTime } from './purchase-time.ts';
import type { CardEntry, RowContent } from './row.ts';

/** A household that earns what the profiles earn must be able to pay its bills. */
const MAX_PURCHASE_CENTS = 14_000;
const MAX_INSTALMENTS_CENTS = 160_000;
const DOLLAR_DAY = 18;
const DOLLAR_CENTS = 2_000;
/** The tax on purchases abroad, in thousandths. */
const IOF_ABROAD = 35;
const ANNUITY_DAY = 12;
const ANNUITY_CENTS = 2_990;

/** The card's rows of a day without the payment of its bill, and what paying otherwise costs. */
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
  const rows: RowContent[] = subscriptions
    .filter((subscription) => subscription.dayOfMonth === dayOfMonth)
    .map(({ name, raw, categoryId, mcc, cents }) => ({
      ...cardRow(profile, day),
      description: name,
      descriptionRaw: raw,
      amountCents: cents,
      categoryId,
      card: { cardNumber: profile.cardNumber, payeeMCC: mcc },
    }));
  if (dayOfMonth === ANNUITY_DAY) rows.push(annuityRow(profile, day));
  if (dayOfMonth === DOLLAR_DAY) rows.push(...dollarRows(profile, day));
  return rows;
}

/** What a card's row has unless it is something special. */
export function cardRow(profile: Profile, day: number) {
  return { ...plain, dateMs: startOfDay(day), card: { cardNumber: profile.cardNumber } };
}

/** A year's fee in twelve parts; each names its own day as that of the purchase, as live cards do. */
function annuityRow(profile: Profile, day: number): RowContent {
  const { month } = calendarOf(day);
  return {
    ...cardRow(profile, day),
    description: `Anuidade ${month}/12`,
    descriptionRaw: `ANUIDADE DIFERENCIADA ${two(month)}/12`,
    amountCents: ANNUITY_CENTS,
    categoryId: '16030000',
    card: {
      cardNumber: profile.cardNumber,
      fee: { type: 'ANNUAL_FEE', info: 'ANUIDADE' },
      installmentNumber: month,
      totalInstallments: 12,
      purchaseMs: startOfDay(day),
    },
  };
}

/** A purchase abroad and the tax on it. */
function dollarRows(profile: Profile, day: number): RowContent[] {
  const rate = new Draw(mix(profile.seed, day)).between(515, 585);
  const amountCents = (DOLLAR_CENTS / 100) * rate;
  const { habits, cardNumber } = profile;
  const isConverted = habits.foreign === 'converted';
  return [
    {
      ...cardRow(profile, day),
      description: 'Figma',
      descriptionRaw: 'FIGMA *MONTHLY SUBSCR USD 20.00',
      amountCents,
      foreign: { currencyCode: 'USD', amountCents: DOLLAR_CENTS, isConverted },
      categoryId: '09000000',
      card: { cardNumber, payeeMCC: 5734 },
    },
    {
      ...cardRow(profile, day),
      description: 'IOF compra internacional',
      descriptionRaw: 'IOF DESPESA NO EXTERIOR',
      amountCents: Math.floor((amountCents * IOF_ABROAD) / 1_000),
      categoryId: '15030000',
      card: {
        cardNumber,
        fee: { type: 'OTHER', info: 'IOF' },
        ...(habits.iof === 'out' ? { countsOnDay: addMonths(day, 1) } : {}),
      },
    },
  ];
}

function purchase(profile: Profile, day: number, merchant: Merchant, draw: Draw): RowContent {
  return {
    ...cardRow(profile, day),
    dateMs: purchaseTime(profile, day, merchant.name),
    description: merchant.name,
    descriptionRaw: merchant.raw,
    amountCents: draw.between(merchant.low, Math.min(merchant.high, MAX_PURCHASE_CENTS)),
    categoryId: merchant.categoryId,
    card: { cardNumber: profile.cardNumber, payeeMCC: merchant.mcc },
    merchant: merchantInRow(merchant),
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
  const isAtOnce = profile.habits.instalments === 'at-once';
  return Array.from({ length: count }, (_, index): RowContent => {
    const dueDay = addMonths(day, index);
    const card: CardEntry = {
      cardNumber: profile.cardNumber,
      payeeMCC: merchant.mcc,
      installmentNumber: index + 1,
      totalInstallments: count,
      // Hardly any live row has it.
      ...(merchant.name === 'Decolar' ? { totalCents } : {}),
      purchaseMs: purchaseTime(profile, day, merchant.name),
      ...(isAtOnce && index > 0 ? { countsOnDay: dueDay } : {}),
    };
    return {
      ...cardRow(profile, isAtOnce ? day : dueDay),
      description: `${merchant.name} ${index + 1}/${count}`,
      descriptionRaw: `${merchant.raw} PARC ${two(index + 1)}/${two(count)}`,
      // The first instalment carries the cents that don't divide.
      amountCents: index === 0 ? totalCents - each * (count - 1) : each,
      categoryId: merchant.categoryId,
      card,
      merchant: merchantInRow(merchant),
    };
  });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
