import type { Payment } from '../../src/domain/recurring/payment.ts';
import { addDays, dayInMonth, dayNumber, monthNumber } from '../../src/domain/summaries/days.ts';

/** A payment of an invented person, and whether another one of it is to be expected. */
export interface Variation {
  readonly name: string;
  readonly isRecurring: boolean;
  readonly everyDays: number;
  readonly rows: readonly Payment[];
}

export const VARIATIONS_TODAY = '2026-11-20';

type Random = () => number;

/** The same numbers for the same seed, between 0 and 1. */
function randomOf(seed: number): Random {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

/** Saturday and Sunday become Monday. */
function workday(day: string): string {
  const weekday = (dayNumber(day) + 4) % 7;
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

interface Plan {
  readonly name: string;
  readonly days: readonly string[];
  readonly cents: (index: number, random: Random) => number;
  readonly words: (index: number, day: string) => string;
  readonly isIn?: boolean;
  readonly isRecurring?: boolean;
  readonly everyDays?: number;
}

function rowsOf({ days, cents, words, isIn = false }: Plan, random: Random): Payment[] {
  return days.map((day, index) => {
    const amount = cents(index, random);
    const text = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
    return {
      id: `${words(0, '')}-${day}-${index}-${Math.floor(random() * 1e9)}`,
      localDate: day,
      signedAmount: isIn ? text : `-${text}`,
      currencyCode: 'BRL',
      description: words(index, day),
    };
  });
}

/** Months before today's, the oldest first; those that are left out did not come. */
function monthly(
  count: number,
  day: number,
  change: (date: string, index: number) => string,
  step = 1,
): string[] {
  const now = monthNumber(VARIATIONS_TODAY);
  return Array.from({ length: count }, (_, index) => now - (count - 1 - index) * step)
    .map((month, index) => change(dayInMonth(month, day), index))
    .map((date) => date)
    .filter((date) => date <= VARIATIONS_TODAY);
}

const every = (count: number, days: number, last: number, change: (date: string) => string): string[] =>
  Array.from({ length: count }, (_, index) =>
    addDays(VARIATIONS_TODAY, -last - (count - 1 - index) * days),
  ).map(change);

const same = (date: string): string => date;
const fixed = (cents: number) => () => cents;
const around = (cents: number, percent: number) => (_: number, random: Random) =>
  Math.round(cents * (1 + ((random() * 2 - 1) * percent) / 100));

/** All kinds of payments, in numbers and days that the seed decides. */
export function variationsOf(seed: number): Variation[] {
  const random = randomOf(seed);
  const jitter = (most: number) => (date: string) => addDays(date, between(random, -most, most));
  const day = (): number => between(random, 1, 28);
  const some = (from: number, to: number): number => between(random, from, to);
  const price = (): number => some(990, 29_990);
  const cheap = price();
  const dues = day();
  const anyDays = (count: number, within: number): string[] =>
    Array.from({ length: count }, () => addDays(VARIATIONS_TODAY, -some(0, within))).toSorted();
  const skip = some(3, 6);
  const plans: Plan[] = [
    {
      name: 'streaming',
      days: monthly(some(6, 24), day(), same),
      cents: fixed(price()),
      words: () => 'NETFLIX.COM',
    },
    {
      name: 'price that rose twice',
      days: monthly(14, day(), workday),
      cents: (index) => (index < 5 ? cheap : index < 10 ? Math.round(cheap * 1.12) : Math.round(cheap * 1.3)),
      words: (_, date) => `PAG*SPOTIFY ${date.slice(5)}`,
    },
    {
      name: 'rent with jitter',
      days: monthly(some(5, 18), some(5, 10), (date) => workday(jitter(1)(date))),
      cents: fixed(180_000),
      words: () => 'PIX ENVIADO Imobiliaria Casa Nova',
    },
    {
      name: 'energy',
      days: monthly(some(7, 20), some(8, 22), jitter(2)),
      cents: around(21_000, 45),
      words: (_, date) => `ENEL DISTRIBUICAO SP ${date.slice(5, 7)}/${date.slice(0, 4)}`,
      everyDays: 30,
    },
    {
      name: 'water every month with a gap',
      days: monthly(12, some(3, 18), jitter(2)).filter((_, index) => index !== skip),
      cents: around(9_000, 30),
      words: (index) => `DEB AUT SABESP ${1000 + index * 37}`,
    },
    {
      name: 'gym',
      days: every(some(6, 15), 30, some(2, 26), same),
      cents: fixed(11_990),
      words: () => 'SMARTFIT ESCOLA DE GINASTICA',
    },
    {
      name: 'on the 31st',
      days: monthly(11, 31, workday),
      cents: fixed(4_990),
      words: () => 'Seguro Celular Porto',
    },
    {
      name: 'weekly cleaning',
      days: every(some(8, 30), 7, some(0, 6), jitter(1)),
      cents: fixed(18_000),
      words: () => 'Pix enviado Joana Diarista',
      everyDays: 7,
    },
    {
      name: 'weekly with holidays',
      days: every(20, 7, some(0, 6), same).filter((_, index) => index !== 9 && index !== 10),
      cents: fixed(12_000),
      words: () => 'AULA DE INGLES TEACHER BOB',
      everyDays: 7,
    },
    {
      name: 'fortnightly',
      days: every(some(7, 20), 14, some(0, 12), jitter(1)),
      cents: around(25_000, 4),
      words: () => 'JARDINEIRO ANTONIO',
      everyDays: 14,
    },
    {
      name: 'salary',
      days: monthly(some(5, 24), 5, (date) => workday(jitter(1)(date))),
      cents: around(650_000, 6),
      words: () => 'SALARIO EMPRESA EXEMPLO LTDA',
      isIn: true,
    },
    {
      name: 'yearly domain',
      days: monthly(3, some(2, 19), jitter(3), 12),
      cents: (index) => 4_000 + index * 300,
      words: () => 'REGISTRO.BR DOMINIO',
      everyDays: 365,
    },
    {
      name: 'yearly, twice',
      days: monthly(2, some(2, 19), jitter(4), 12),
      cents: (index) => 35_000 + index * 4_000,
      words: () => 'ANUIDADE CONSELHO REGIONAL',
      everyDays: 365,
    },
    {
      name: 'quarterly',
      days: monthly(some(4, 8), some(2, 18), jitter(3), 3),
      cents: fixed(29_700),
      words: () => 'CLUBE DO VINHO TRIMESTRAL',
      everyDays: 91,
    },
    {
      name: 'one of two in one shop',
      days: monthly(10, some(3, 17), same),
      cents: fixed(1_490),
      words: () => 'APPLE.COM/BILL',
    },
    {
      name: 'the other one in that shop',
      days: monthly(9, some(3, 17), same),
      cents: fixed(3_490),
      words: () => 'APPLE.COM/BILL',
    },
    {
      name: 'a subscription among purchases',
      days: monthly(12, dues > 19 ? 12 : dues, same),
      cents: fixed(1_990),
      words: () => 'AMAZON PRIME CANAIS',
    },
    {
      name: 'a party that is written in four ways',
      days: monthly(16, day(), jitter(2)),
      cents: around(13_000, 8),
      words: (index) => ['CLARO NET', 'CLARONET SERV', 'PAG*CLARO NET', 'DEB AUT CLARO'][index % 4] ?? '',
    },
    {
      name: 'paused for some months',
      days: monthly(17, day(), same).filter((_, index) => index < 8 || index > 11),
      cents: fixed(8_990),
      words: () => 'HBO MAX',
    },
    {
      name: 'of very different amounts',
      days: monthly(14, some(2, 18), jitter(2)),
      cents: around(9_000, 58),
      words: (index) => (index % 2 === 0 ? 'VELOE PEDAGIO' : 'PEDAGIO VELOE TAG'),
    },
    {
      name: 'dearer after a trial',
      days: monthly(9, day(), same),
      cents: (index) => (index < 2 ? 990 : 4_990),
      words: () => 'CURSO ALURA',
    },
    {
      name: 'an advance each month',
      days: monthly(9, 20, (date) => workday(jitter(1)(date))),
      cents: around(260_000, 1),
      words: () => 'ADIANTAMENTO EMPRESA EXEMPLO LTDA',
      isIn: true,
    },
    // not to be expected
    {
      name: 'a former salary',
      days: monthly(36, 5, workday).slice(0, 9),
      cents: fixed(480_000),
      words: () => 'SALARIO ANTIGA EMPREGADORA SA',
      isIn: true,
      isRecurring: false,
    },
    {
      name: 'deliveries',
      days: anyDays(30, 300),
      cents: () => some(2_500, 9_000),
      words: (index) => `IFOOD *${['SUSHI BAR', 'PIZZARIA ROMA', 'BURGER HOUSE', 'ESFIHA'][index % 4]}`,
      isRecurring: false,
    },
    {
      name: 'purchases in that shop',
      days: anyDays(25, 360),
      cents: () => some(2_500, 60_000),
      words: () => 'AMAZON MARKETPLACE',
      isRecurring: false,
    },
    {
      name: 'ended months ago',
      days: monthly(some(8, 16), day(), same).slice(0, -some(3, 4)),
      cents: fixed(7_990),
      words: () => 'DISNEY PLUS',
      isRecurring: false,
    },
    {
      name: 'weekly, ended',
      days: every(15, 7, some(40, 90), jitter(1)),
      cents: fixed(9_000),
      words: () => 'NATACAO INFANTIL AGUA VIVA',
      isRecurring: false,
    },
    {
      name: 'groceries',
      days: anyDays(70, 360),
      cents: () => some(3_000, 45_000),
      words: () => 'PAO DE ACUCAR LJ 123',
      isRecurring: false,
    },
    {
      name: 'lunch',
      days: anyDays(90, 300),
      cents: () => some(2_800, 3_600),
      words: () => 'RESTAURANTE DO ZE',
      isRecurring: false,
    },
    {
      name: 'bus',
      days: anyDays(120, 200),
      cents: fixed(440),
      words: () => 'BILHETE UNICO SPTRANS',
      isRecurring: false,
    },
    {
      name: 'rides',
      days: anyDays(40, 365),
      cents: () => some(900, 6_000),
      words: (index) => `UBER *TRIP HELP.U${index}`,
      isRecurring: false,
    },
    {
      name: 'instalments',
      days: monthly(6, day(), same),
      cents: fixed(25_000),
      words: (index) => `MAGAZINE LUIZA PARC ${String(index + 1).padStart(2, '0')}/10`,
      isRecurring: false,
    },
    {
      name: 'a friend',
      days: anyDays(9, 330),
      cents: () => [5_000, 10_000, 5_000, 2_500][some(0, 3)] ?? 0,
      words: () => 'PIX ENVIADO CARLOS AMIGO',
      isRecurring: false,
    },
    {
      name: 'drugstore',
      days: anyDays(12, 365),
      cents: () => some(1_500, 20_000),
      words: () => 'DROGASIL 0872',
      isRecurring: false,
    },
    {
      name: 'fuel',
      days: anyDays(28, 365),
      cents: () => some(15_000, 28_000),
      words: () => 'POSTO IPIRANGA KM 12',
      isRecurring: false,
    },
    {
      name: 'three times',
      days: anyDays(3, 200),
      cents: () => some(8_000, 30_000),
      words: () => 'LOJA DE ROUPAS ZARA',
      isRecurring: false,
    },
    {
      name: 'cash',
      days: anyDays(20, 365),
      cents: () => [10_000, 20_000, 5_000][some(0, 2)] ?? 0,
      words: () => 'SAQUE 24H',
      isRecurring: false,
    },
  ];
  return plans.map((plan) => ({
    name: plan.name,
    isRecurring: plan.isRecurring ?? true,
    everyDays: plan.everyDays ?? 30,
    rows: rowsOf(plan, random),
  }));
}
