import { calendarOf, monthText, startOfDay } from './days.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { OwnBank } from './own-bank.ts';
import { ownerOf } from './participants.ts';
import { plain } from './plain-row.ts';
import type { Profile } from './profile.ts';
import type { RowContent } from './row.ts';

const MONTHLY_DAY = 8;
const BACK_DAY = 24;
const HOUR_MS = 3_600_000;

/** What goes between the person's banks on one day, as this bank's checking account shows it. */
export function ownTransferRows(profile: Profile, day: number): RowContent[] {
  return profile.ownBanks.flatMap((bank) => (day < bank.sinceDay ? [] : rowsWith(profile, bank, day)));
}

/** The transfers of earlier days with banks that are new to this one. */
export function earlierTransferRows(
  profile: Profile,
  banks: readonly OwnBank[],
  lastDay: number,
): RowContent[] {
  const rows: RowContent[] = [];
  for (const bank of banks) {
    for (let day = bank.sinceDay; day <= lastDay; day++) rows.push(...rowsWith(profile, bank, day));
  }
  return rows;
}

function rowsWith(profile: Profile, bank: OwnBank, day: number): RowContent[] {
  const { dayOfMonth } = calendarOf(day);
  if (dayOfMonth !== MONTHLY_DAY && dayOfMonth !== BACK_DAY) return [];
  // Nothing of this side alone may go into the draw: the other side must come to the same row.
  const draw = new Draw(mix(bank.pairSeed, hashText(`${monthText(day)}/${dayOfMonth}`)));
  const cents = draw.between(150, 450) * 100;
  const dateMs = startOfDay(day) + draw.between(9, 18) * HOUR_MS + draw.below(HOUR_MS / 1_000) * 1_000;
  const referenceNumber = `E${draw.digits(20)}`;
  if (dayOfMonth === BACK_DAY) {
    if (draw.chance(50)) return [];
    return [transferRow(profile, bank, { dateMs, referenceNumber, cents: cents / 2, isOut: !bank.isSender })];
  }
  return [transferRow(profile, bank, { dateMs, referenceNumber, cents, isOut: bank.isSender })];
}

interface Transfer {
  readonly dateMs: number;
  readonly referenceNumber: string;
  readonly cents: number;
  /** Whether the money leaves this bank. */
  readonly isOut: boolean;
}

function transferRow(profile: Profile, { account }: OwnBank, transfer: Transfer): RowContent {
  const { dateMs, referenceNumber, cents, isOut } = transfer;
  const verb = isOut ? 'enviado' : 'recebido';
  return {
    ...plain,
    dateMs,
    description: `PIX ${verb} ${account.name}`,
    descriptionRaw: `PIX ${verb.toUpperCase()} ${account.name.toUpperCase()}`,
    amountCents: isOut ? -cents : cents,
    categoryId: '04020000',
    operationType: 'PIX',
    payment: {
      method: 'PIX',
      payer: isOut ? ownerOf(profile) : account,
      receiver: isOut ? account : ownerOf(profile),
      reason: 'Entre contas próprias',
      referenceNumber,
      boleto: null,
    },
  };
}
