import { cardPurchases } from './card-rows.ts';
import { addMonths, monthText } from './days.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { Profile } from './profile.ts';

export interface BillCharge {
  readonly type: 'LATE_PAYMENT_FEE' | 'LATE_PAYMENT_REMUNERATIVE_INTEREST' | 'IOF';
  readonly cents: number;
  readonly additionalInfo: string;
}

/** What paying the bill before late costs on this one: 2 % fee, 4 % interest and the tax on it. */
export function chargesOf(profile: Profile, closingDay: number): readonly BillCharge[] {
  if (profile.persona !== 'indebted') return [];
  const owed = purchasesCents(profile, addMonths(closingDay, -1));
  if (owed === undefined || owed <= 0) return [];
  return [
    {
      type: 'LATE_PAYMENT_FEE',
      cents: Math.floor((owed * 2) / 100),
      additionalInfo: 'Multa por atraso',
    },
    {
      type: 'LATE_PAYMENT_REMUNERATIVE_INTEREST',
      cents: Math.floor((owed * 4) / 100),
      additionalInfo: 'Juros remuneratórios',
    },
    { type: 'IOF', cents: Math.floor((owed * 38) / 10_000), additionalInfo: 'IOF sobre o atraso' },
  ];
}

/**
 * What the bill that closes on this day comes to; the same figure leaves the bank account and reaches the
 * card. Bulk data and the time before the history have no bills, and an amount out of the air.
 */
export function billTotalCents(profile: Profile, closingDay: number): number {
  const purchases = purchasesCents(profile, closingDay);
  if (purchases === undefined || purchases <= 0) {
    return new Draw(mix(profile.seed, hashText(`bill/${monthText(closingDay)}`))).between(150_000, 240_000);
  }
  return chargesOf(profile, closingDay).reduce((sum, { cents }) => sum + cents, purchases);
}

function purchasesCents(profile: Profile, closingDay: number): number | undefined {
  return profile.cycles?.purchasesCents(closingDay, (day, salt) => cardPurchases(profile, day, salt));
}
