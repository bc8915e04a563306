import type { BaseRows } from './base-rows.ts';
import { startOfDay } from './days.ts';
import { merchantInRow } from './known-merchants.ts';
import { everydayMerchants, people } from './merchants.ts';
import { hashText, mix } from './mix.ts';
import { ownerOf, personNamed } from './participants.ts';
import type { AccountSpec, Profile } from './profile.ts';
import type { Participant, Payment, RowContent } from './row.ts';

/** Bulk history spreads evenly over a year, one row at a time and never two at the same instant. */
const SPAN_MS = 365 * 86_400_000;
/** The newest card rows stand on the open bill. */
const PENDING_CARD_ROWS = 60;
/** With whom the owner exchanges money, again and again. */
const OTHERS = 32;
/** What a bank account of bulk rows is worth in the end. */
const FINAL_BALANCE_CENTS = 1_254_390;

/**
 * `count` rows, each a pure function of its number: 1.2 million of them take no memory. Position and
 * serial number are the same. Rows are written out in full here: spreading a common part would cost more
 * than all the rest.
 */
export function bulkRows(profile: Profile, account: AccountSpec, anchorDay: number, count: number): BaseRows {
  const seed = mix(profile.seed, hashText(`bulk/${account.key}`));
  const isCard = account.kind === 'CREDIT_CARD';
  const endMs = startOfDay(anchorDay);
  const pendingCount = isCard ? Math.min(PENDING_CARD_ROWS, count) : 0;
  const dateMsAt = (position: number): number => endMs - Math.floor(((position + 1) * SPAN_MS) / count);
  const owner = ownerOf(profile);
  const others = Array.from({ length: OTHERS }, (_, index) =>
    personNamed(people[index % people.length] ?? people[0], mix(seed, index)),
  );
  const sums = sumsOf(seed, isCard, count, pendingCount);
  const content = (serial: number): RowContent => {
    const dateMs = dateMsAt(serial);
    if (!isCard && serial === count - 1) return openingRow(dateMs, FINAL_BALANCE_CENTS - sums.othersCents);
    const cents = amountOf(seed, serial, isCard);
    return isCard
      ? cardRow(profile, mix(seed, serial), dateMs, cents)
      : pixRow(owner, others, mix(seed, serial), dateMs, cents);
  };
  return {
    count,
    postedCents: isCard ? sums.postedCents : FINAL_BALANCE_CENTS,
    pendingCents: sums.pendingCents,
    pending: Array.from({ length: pendingCount }, (_, serial) => serial),
    serialAt: (position) => position,
    dateMsAt,
    contentOf: (serial) => (serial < count ? content(serial) : undefined),
    isPending: (serial) => serial < pendingCount,
  };
}

/** Adds up amounts without building rows: a million take some tens of milliseconds. */
function sumsOf(seed: number, isCard: boolean, count: number, pendingCount: number) {
  let pendingCents = 0;
  let postedCents = 0;
  for (let serial = 0; serial < count; serial++) {
    if (serial < pendingCount) pendingCents += amountOf(seed, serial, isCard);
    else postedCents += amountOf(seed, serial, isCard);
  }
  const othersCents = isCard ? 0 : postedCents - amountOf(seed, count - 1, isCard);
  return { pendingCents, postedCents, othersCents };
}

function amountOf(seed: number, serial: number, isCard: boolean): number {
  const word = mix(seed, serial);
  const cents = 500 + (word % 24_500);
  if (isCard) return word % 31 === 0 ? -cents : cents;
  return word % 2 === 0 ? cents : -cents;
}

function openingRow(dateMs: number, cents: number): RowContent {
  return {
    dateMs,
    description:
      cents < 0 ? 'Transferência enviada - saldo anterior' : 'Transferência recebida - saldo anterior',
    descriptionRaw: 'TED SALDO ANTERIOR',
    amountCents: cents,
    categoryId: '04030000',
    operationType: 'TED',
    foreign: null,
    payment: null,
    card: null,
    merchant: null,
    booksNextDay: false,
  };
}

function cardRow(profile: Profile, word: number, dateMs: number, cents: number): RowContent {
  const merchant = everydayMerchants[word % everydayMerchants.length] ?? everydayMerchants[0];
  const refund = cents < 0;
  return {
    dateMs,
    description: refund ? `Estorno ${merchant.name}` : merchant.name,
    descriptionRaw: refund ? `ESTORNO ${merchant.raw}` : merchant.raw,
    amountCents: cents,
    categoryId: merchant.categoryId,
    operationType: null,
    foreign: null,
    payment: null,
    booksNextDay: false,
    card: { cardNumber: profile.cardNumber, payeeMCC: merchant.mcc },
    merchant: merchantInRow(merchant),
  };
}

function pixRow(
  owner: Participant,
  others: readonly Participant[],
  word: number,
  dateMs: number,
  cents: number,
): RowContent {
  const other = others[(word >>> 4) % others.length] ?? owner;
  const received = cents > 0;
  const payment: Payment = {
    method: 'PIX',
    payer: received ? other : owner,
    receiver: received ? owner : other,
    referenceNumber: `E${1e9 + word}${1e9 + mix(word, 7)}`,
    boleto: null,
  };
  return {
    dateMs,
    description: `PIX ${received ? 'recebido' : 'enviado'} ${other.name}`,
    descriptionRaw: `PIX ${received ? 'RECEBIDO' : 'ENVIADO'} ${other.name.toUpperCase()}`,
    amountCents: cents,
    categoryId: received ? '05070000' : '05090004',
    operationType: 'PIX',
    foreign: null,
    payment,
    card: null,
    merchant: null,
    booksNextDay: false,
  };
}
