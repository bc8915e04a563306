import { billPaymentCents } from './card-bills.ts';
import { calendarOf, startOfDay } from './days.ts';
import { everydayMerchants, monthlyBoletos } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import { ownTransferRows } from './own-banks.ts';
import { circleOf, ownerOf } from './participants.ts';
import { personaRows } from './persona-rows.ts';
import { plain } from './plain-row.ts';
import type { AccountSpec, Profile } from './profile.ts';
import { purchaseTime } from './purchase-time.ts';
import type { Participant, RowContent } from './row.ts';

/** Day of month on which the rent goes out. */
const RENT_DAY = 10;
const SAVING_DAY = 6;
const FEE_DAY = 2;

function monthlySavingCents(profile: Profile): number {
  return 20_000 + (profile.seed % 4) * 5_000;
}

/** The movements of a checking account on one day. `salt` varies the unplanned ones only. */
export function checkingRows(
  profile: Profile,
  account: AccountSpec,
  day: number,
  salt: number,
): RowContent[] {
  const draw = new Draw(mix(mix(profile.seed, hashText(account.key)), mix(day, salt)));
  const planned = account.key === 'checking' ? plannedRows(profile, day) : jointRows(profile, day);
  return [...planned, ...everydayRows(profile, day, draw)];
}

/** The movements of a savings account on one day. */
export function savingsRows(profile: Profile, day: number): RowContent[] {
  const { dayOfMonth } = calendarOf(day);
  const dateMs = startOfDay(day);
  if (dayOfMonth === SAVING_DAY) {
    return [
      {
        ...plain,
        dateMs,
        description: 'Aplicação poupança',
        descriptionRaw: 'APLICACAO POUPANCA',
        amountCents: monthlySavingCents(profile),
        categoryId: '04000000',
        operationType: 'TRANSFERENCIA_MESMA_INSTITUICAO',
      },
    ];
  }
  if (dayOfMonth !== 1) return [];
  return [
    {
      ...plain,
      dateMs,
      description: 'Rendimento da poupança',
      descriptionRaw: 'CREDITO DE JUROS POUP',
      amountCents: new Draw(mix(profile.seed, day)).between(1_200, 4_800),
      categoryId: '03060000',
      operationType: 'RENDIMENTO_APLIC_FINANCEIRA',
    },
  ];
}

/** What the account held before the first day of the history. */
export function openingRow(profile: Profile, day: number): RowContent {
  return {
    ...plain,
    dateMs: startOfDay(day),
    description: 'Transferência recebida - portabilidade de conta',
    descriptionRaw: 'TED RECEBIDA PORTAB CONTA',
    amountCents: profile.openingCents,
    categoryId: '04030000',
    operationType: 'TED',
    payment: { method: 'TED', payer: formerAccount(profile), receiver: ownerOf(profile), boleto: null },
  };
}

/** The person's account at the bank that they left. */
function formerAccount(profile: Profile): Participant {
  return { ...ownerOf(profile), accountNumber: '704512-3', branchNumber: '3021', routingNumber: '104' };
}

function plannedRows(profile: Profile, day: number): RowContent[] {
  const { dayOfMonth } = calendarOf(day);
  const dateMs = startOfDay(day);
  const rows: RowContent[] = personaRows(profile, day);
  if (dayOfMonth === FEE_DAY) {
    rows.push({
      ...plain,
      dateMs,
      description: 'Tarifa pacote de serviços',
      descriptionRaw: 'TAR PACOTE SERVICOS',
      amountCents: -3_290,
      categoryId: '16010000',
      operationType: 'TARIFA_SERVICOS_AVULSOS',
    });
  }
  if (dayOfMonth === SAVING_DAY) rows.push(...savingRows(profile, day));
  if (dayOfMonth === RENT_DAY) rows.push(rentRow(profile, day));
  const billCents = billPaymentCents(profile, day);
  if (billCents > 0) {
    rows.push({
      ...plain,
      dateMs,
      description: 'Pagamento da fatura do cartão',
      descriptionRaw: 'PGTO FATURA CARTAO',
      amountCents: -billCents,
      categoryId: '05100000',
      operationType: 'CARTAO',
    });
  }
  return [...rows, ...boletoRows(profile, day, dayOfMonth), ...ownTransferRows(profile, day)];
}

/** What goes to the person's other account, where there is one: it arrives there on the same day. */
function savingRows(profile: Profile, day: number): RowContent[] {
  const toSavings = profile.accounts.some(({ key }) => key === 'savings');
  if (!toSavings && !profile.accounts.some(({ key }) => key === 'checking-2')) return [];
  return [
    {
      ...plain,
      dateMs: startOfDay(day),
      description: toSavings ? 'Aplicação poupança' : 'Transferência para conta conjunta',
      descriptionRaw: toSavings ? 'APLIC POUPANCA AUTOM' : 'TRANSF ENTRE CONTAS',
      amountCents: -monthlySavingCents(profile),
      categoryId: '04000000',
      operationType: 'TRANSFERENCIA_MESMA_INSTITUICAO',
    },
  ];
}

/** What the second checking account gets from the first. */
function jointRows(profile: Profile, day: number): RowContent[] {
  if (calendarOf(day).dayOfMonth !== SAVING_DAY) return [];
  return [
    {
      ...plain,
      dateMs: startOfDay(day),
      description: 'Transferência recebida da conta corrente',
      descriptionRaw: 'TRANSF ENTRE CONTAS',
      amountCents: monthlySavingCents(profile),
      categoryId: '04000000',
      operationType: 'TRANSFERENCIA_MESMA_INSTITUICAO',
    },
  ];
}

function rentRow(profile: Profile, day: number): RowContent {
  const landlord = new Draw(mix(profile.seed, 17)).pick(circleOf(profile.seed).people);
  return {
    ...plain,
    dateMs: startOfDay(day) + 9 * 3_600_000,
    description: `PIX enviado ${landlord.name}`,
    descriptionRaw: `PIX ENVIADO ${landlord.name.toUpperCase()}`,
    amountCents: -profile.rentCents,
    categoryId: '17010000',
    operationType: 'PIX',
    payment: {
      method: 'PIX',
      payer: ownerOf(profile),
      receiver: landlord,
      reason: 'Aluguel',
      referenceNumber: `E${new Draw(mix(profile.seed, day)).digits(20)}`,
      boleto: null,
    },
  };
}

function boletoRows(profile: Profile, day: number, dayOfMonth: number): RowContent[] {
  return monthlyBoletos
    .filter((boleto) => boleto.dayOfMonth === dayOfMonth)
    .map((boleto) => {
      const draw = new Draw(mix(profile.seed, mix(day, hashText(boleto.name))));
      const cents = draw.between(boleto.low, boleto.high);
      return {
        ...plain,
        dateMs: startOfDay(day),
        description: `Pagamento de boleto ${boleto.name}`,
        descriptionRaw: `PAG BOLETO ${boleto.name.toUpperCase()}`,
        amountCents: -cents,
        categoryId: boleto.categoryId,
        operationType: 'BOLETO',
        payment: {
          method: 'BOLETO',
          payer: ownerOf(profile),
          receiver: null,
          boleto: { digitableLine: draw.digits(47), baseCents: cents },
        },
      };
    });
}

function everydayRows(profile: Profile, day: number, draw: Draw): RowContent[] {
  const rows: RowContent[] = [];
  if (draw.chance(38)) rows.push(pixRow(profile, day, draw));
  if (draw.chance(30)) rows.push(debitPurchase(profile, day, draw));
  if (draw.chance(4)) {
    rows.push({
      ...plain,
      dateMs: startOfDay(day) + draw.between(8, 20) * 3_600_000,
      description: 'Saque em caixa eletrônico',
      descriptionRaw: 'SAQUE 24H BANCO24HORAS',
      amountCents: -draw.between(2, 20) * 2_000,
      categoryId: '05020000',
      operationType: 'SAQUE',
    });
  }
  return rows;
}

function pixRow(profile: Profile, day: number, draw: Draw): RowContent {
  const received = draw.chance(40);
  const other = draw.pick(circleOf(profile.seed).people);
  const cents = draw.between(1_500, 28_000);
  const verb = received ? 'recebido' : 'enviado';
  return {
    ...plain,
    dateMs: startOfDay(day) + draw.between(25_000, 75_000) * 1_000 + draw.below(1_000),
    description: `PIX ${verb} ${other.name}`,
    descriptionRaw: `PIX ${verb.toUpperCase()} ${other.name.toUpperCase()}`,
    amountCents: received ? cents : -cents,
    categoryId: received ? '05070000' : '05090004',
    operationType: 'PIX',
    payment: {
      method: 'PIX',
      payer: received ? other : ownerOf(profile),
      receiver: received ? ownerOf(profile) : other,
      referenceNumber: `E${draw.digits(20)}`,
      boleto: null,
    },
  };
}

function debitPurchase(profile: Profile, day: number, draw: Draw): RowContent {
  const merchant = draw.pick(everydayMerchants);
  return {
    ...plain,
    dateMs: purchaseTime(profile, day, merchant.name),
    description: merchant.name,
    descriptionRaw: `COMPRA DEBITO ${merchant.raw}`,
    amountCents: -draw.between(merchant.low, Math.min(merchant.high, 15_000)),
    categoryId: merchant.categoryId,
    operationType: 'CARTAO',
    booksNextDay: true,
  };
}
