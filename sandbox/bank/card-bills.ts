import { BILL_DUE_DAY, LATE_PAYMENT_DAY, lastClosingDay } from './card-days.ts';
import { cardPurchases } from './card-purchases.ts';
import { addMonths, calendarOf, monthText } from './days.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { Profile } from './profile.ts';

export interface BillCharge {
  readonly type: 'LATE_PAYMENT_FEE' | 'LATE_PAYMENT_REMUNERATIVE_INTEREST' | 'IOF';
  readonly cents: number;
  readonly additionalInfo: string;
}

/** 15 % of what is owed. */
export function minimumOf(owedCents: number): number {
  return Math.floor((Math.max(owedCents, 0) * 15) / 100);
}

/**
 * What the bill that closes on this day comes to: what was left of the bill before, with the charges for that, and
 * the purchases. Null for a bill from before the history, or of bulk data, which has none.
 */
export function billTotalCents(profile: Profile, closingDay: number): number | null {
  const { cycles } = profile;
  if (cycles === null || closingDay < cycles.firstClosingDay) return null;
  const known = cycles.totals.get(closingDay);
  if (known !== undefined) return known;
  const before = addMonths(closingDay, -1);
  const total = owedCents(profile, before) - paidCents(profile, before) + countedCents(profile, closingDay);
  cycles.totals.set(closingDay, total);
  return total;
}

/**
 * What paying the bill before late, or in part, costs on the bill that closes on this day: interest and the tax on
 * it, and a fee where the payment came late.
 */
export function chargesOf(profile: Profile, closingDay: number): readonly BillCharge[] {
  const { pays } = profile.habits;
  const before = addMonths(closingDay, -1);
  const total = pays === 'full' ? null : billTotalCents(profile, before);
  if (total === null || total <= 0) return [];
  const base = pays === 'late' ? total : total - minimumOf(total);
  const interest: BillCharge[] = [
    {
      type: 'LATE_PAYMENT_REMUNERATIVE_INTEREST',
      cents: Math.floor((base * 4) / 100),
      additionalInfo: 'Juros remuneratórios',
    },
    { type: 'IOF', cents: Math.floor((base * 38) / 10_000), additionalInfo: 'IOF sobre o saldo devedor' },
  ];
  if (pays === 'minimum') return interest;
  const cents = Math.floor((base * 2) / 100);
  return [{ type: 'LATE_PAYMENT_FEE', cents, additionalInfo: 'Multa por atraso' }, ...interest];
}

/** What is paid for the card on this day, out of the bank account and into the card; 0 on other days. */
export function billPaymentCents(profile: Profile, day: number): number {
  return isPayday(profile, day) ? paidCents(profile, lastClosingDay(day)) : 0;
}

/** When the bill that closed on this day is paid. */
export function paydayOf(profile: Profile, closingDay: number): number {
  const { dayOfMonth } = calendarOf(closingDay);
  return closingDay - dayOfMonth + paydayOfMonth(profile);
}

export function isPayday(profile: Profile, day: number): boolean {
  return calendarOf(day).dayOfMonth === paydayOfMonth(profile);
}

function paydayOfMonth({ habits }: Profile): number {
  return habits.pays === 'late' ? LATE_PAYMENT_DAY : BILL_DUE_DAY;
}

/** What is paid of the bill that closed on this day, charges included. */
function paidCents(profile: Profile, closingDay: number): number {
  const owed = owedCents(profile, closingDay);
  if (owed <= 0) return 0;
  switch (profile.habits.pays) {
    case 'full':
      return owed;
    case 'late':
      return owed + sum(chargesOf(profile, addMonths(closingDay, 1)));
    case 'minimum':
      return minimumOf(owed);
  }
}

/** The bill's total. Of the time before the history nobody knows it, and it is an amount out of the air. */
function owedCents(profile: Profile, closingDay: number): number {
  const total = billTotalCents(profile, closingDay);
  if (total !== null) return total;
  return new Draw(mix(profile.seed, hashText(`bill/${monthText(closingDay)}`))).between(150_000, 240_000);
}

/** Purchases less refunds, with the charges that came in the same month. */
function countedCents(profile: Profile, closingDay: number): number {
  const purchases = profile.cycles?.purchasesCents(closingDay, (day, salt) =>
    cardPurchases(profile, day, salt),
  );
  return (purchases ?? 0) + sum(chargesOf(profile, closingDay));
}

function sum(charges: readonly BillCharge[]): number {
  return charges.reduce((cents, charge) => cents + charge.cents, 0);
}
