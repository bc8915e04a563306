import { calendarOf, monthText, startOfDay } from './days.ts';
import { employers } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import { circleOf, companyNamed, ownerOf } from './participants.ts';
import { plain } from './plain-row.ts';
import type { Profile } from './profile.ts';
import type { RowContent } from './row.ts';

const SALARY_DAY = 5;
const CLIENT_DAYS = [4, 12, 19, 27];
const SUPPLIER_DAYS = [7, 14, 21, 28];
const TAX_DAY = 20;
const OVERDRAFT_DAY = 1;
const LOAN_DAY = 16;

/** What comes in and goes out by the way a person earns a living. */
export function personaRows(profile: Profile, day: number): RowContent[] {
  switch (profile.persona) {
    case 'freelancer':
      return clientRows(profile, day, 180_000, 320_000);
    case 'company':
      return [...clientRows(profile, day, 900_000, 1_800_000), ...companyCosts(profile, day)];
    case 'indebted':
      return [...salaryRows(profile, day), ...debtRows(profile, day)];
    case 'salaried':
    case 'investor':
    case 'digits':
    case 'bulk':
      return salaryRows(profile, day);
  }
}

/** On the fifth, or the Friday before it. */
function salaryRows(profile: Profile, day: number): RowContent[] {
  const { dayOfMonth, weekday } = calendarOf(day);
  const isPayday =
    dayOfMonth === SALARY_DAY
      ? weekday >= 1 && weekday <= 5
      : weekday === 5 && (dayOfMonth === SALARY_DAY - 1 || dayOfMonth === SALARY_DAY - 2);
  if (!isPayday) return [];
  return [
    {
      ...plain,
      dateMs: startOfDay(day),
      description: `Salário ${profile.employer.name}`,
      descriptionRaw: `CRED SALARIO ${profile.employer.name.toUpperCase()}`,
      amountCents: profile.salaryCents,
      categoryId: '01010000',
      operationType: 'FOLHA_PAGAMENTO',
      payment: { method: 'TED', payer: profile.employer, receiver: ownerOf(profile), boleto: null },
    },
  ];
}

function clientRows(profile: Profile, day: number, low: number, high: number): RowContent[] {
  const { dayOfMonth } = calendarOf(day);
  if (!CLIENT_DAYS.includes(dayOfMonth)) return [];
  const draw = new Draw(mix(profile.seed, hashText(`client/${monthText(day)}/${dayOfMonth}`)));
  const client = companyNamed(draw.pick(employers), profile.seed);
  return [
    {
      ...plain,
      dateMs: startOfDay(day) + draw.between(9, 17) * 3_600_000,
      description: `PIX recebido ${client.name}`,
      descriptionRaw: `PIX RECEBIDO ${client.name.toUpperCase()}`,
      amountCents: draw.between(low, high),
      categoryId: '01030000',
      operationType: 'PIX',
      payment: {
        method: 'PIX',
        payer: client,
        receiver: ownerOf(profile),
        reason: 'Nota fiscal',
        referenceNumber: `E${draw.digits(20)}`,
        boleto: null,
      },
    },
  ];
}

function companyCosts(profile: Profile, day: number): RowContent[] {
  const { dayOfMonth } = calendarOf(day);
  const draw = new Draw(mix(profile.seed, hashText(`cost/${monthText(day)}/${dayOfMonth}`)));
  if (dayOfMonth === SALARY_DAY) {
    const cents = -draw.between(1_600_000, 1_900_000);
    return [cost(day, 'Folha de pagamento', 'FOLHA PAGAMENTO FUNCIONARIOS', cents, '01010000')];
  }
  if (dayOfMonth === TAX_DAY) {
    const cents = -draw.between(240_000, 380_000);
    return [cost(day, 'DAS Simples Nacional', 'DARF/DAS SIMPLES NACIONAL', cents, '15000000')];
  }
  if (!SUPPLIER_DAYS.includes(dayOfMonth)) return [];
  const cents = -draw.between(180_000, 460_000);
  const supplier = draw.pick(circleOf(profile.seed).suppliers);
  const payment = { method: 'TED', payer: ownerOf(profile), receiver: supplier, boleto: null } as const;
  const row = cost(day, 'Pagamento a fornecedor', 'PAG FORNECEDOR TED', cents, '05090005');
  return [{ ...row, operationType: 'TED', payment }];
}

function debtRows(profile: Profile, day: number): RowContent[] {
  const { dayOfMonth } = calendarOf(day);
  const draw = new Draw(mix(profile.seed, hashText(`debt/${monthText(day)}`)));
  if (dayOfMonth === LOAN_DAY) {
    return [cost(day, 'Parcela de empréstimo pessoal', 'DEB PARC CRED PESSOAL', -61_250, '02040000')];
  }
  if (dayOfMonth !== OVERDRAFT_DAY) return [];
  const interest = draw.between(4_000, 19_000);
  return [
    cost(day, 'Juros do cheque especial', 'JUROS LIMITE CONTA', -interest, '02010000'),
    cost(day, 'IOF', 'IOF LIMITE CONTA', -Math.floor(interest / 20), '15030000'),
  ];
}

function cost(day: number, description: string, raw: string, cents: number, categoryId: string): RowContent {
  return {
    ...plain,
    dateMs: startOfDay(day),
    description,
    descriptionRaw: raw,
    amountCents: cents,
    categoryId,
    operationType: 'OUTROS',
  };
}
