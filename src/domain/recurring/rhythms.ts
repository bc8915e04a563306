/** How often a payment may come. */
export interface Rhythm {
  readonly days: number;
  /** Of those that keep to a day of the month: how many months. Null: a number of days. */
  readonly months: number | null;
  /** How far the time between two payments may be from it. */
  readonly slack: number;
  /** How far a payment may be from the day on which it is expected, and how far they are on average. */
  readonly stray: number;
  readonly meanStray: number;
  /** How many times it may go on after one that did not come. */
  readonly mostSteps: number;
  /** After how many days without the next one nothing is expected any more. */
  readonly grace: number;
  /** The fewest payments that show it: of amounts that stay, and of amounts that vary. */
  readonly fewest: number;
  readonly fewestVarying: number;
}

const MONTH = 365.2425 / 12;

const everyDays = (days: number, rest: Omit<Rhythm, 'days' | 'months'>): Rhythm => ({
  days,
  months: null,
  ...rest,
});
const everyMonths = (months: number, rest: Omit<Rhythm, 'days' | 'months'>): Rhythm => ({
  days: months * MONTH,
  months,
  ...rest,
});

const WEEK = { slack: 2, stray: 2, meanStray: 1.2, mostSteps: 3, grace: 9, fewest: 4, fewestVarying: 7 };
const FORTNIGHT = {
  slack: 3,
  stray: 3,
  meanStray: 1.8,
  mostSteps: 2,
  grace: 12,
  fewest: 4,
  fewestVarying: 6,
};
const BY_MONTH = { slack: 6, stray: 5, meanStray: 3, mostSteps: 6, grace: 20, fewest: 3, fewestVarying: 4 };

/** Nearly a month: of few payments the month itself tells as much. */
const BY_DAYS = { ...BY_MONTH, slack: 3, stray: 3, meanStray: 2, fewest: 5, fewestVarying: 7 };

export const MONTHLY = everyMonths(1, BY_MONTH);
/** About twice a month. */
export const TWICE_A_MONTH: readonly Rhythm[] = [everyDays(14, FORTNIGHT), everyDays(MONTH / 2, FORTNIGHT)];

export const RHYTHMS: readonly Rhythm[] = [
  everyDays(7, WEEK),
  ...TWICE_A_MONTH,
  MONTHLY,
  everyDays(28, BY_DAYS),
  everyDays(30, BY_DAYS),
  everyMonths(2, {
    ...BY_MONTH,
    slack: 8,
    stray: 7,
    meanStray: 4,
    mostSteps: 2,
    grace: 25,
    fewestVarying: 4,
  }),
  everyMonths(3, { ...BY_MONTH, slack: 10, stray: 9, meanStray: 5, mostSteps: 2, grace: 30 }),
  everyMonths(6, {
    ...BY_MONTH,
    slack: 14,
    stray: 12,
    meanStray: 7,
    mostSteps: 2,
    grace: 40,
    fewestVarying: 3,
  }),
  everyMonths(12, {
    ...BY_MONTH,
    slack: 18,
    stray: 16,
    meanStray: 10,
    mostSteps: 2,
    grace: 45,
    fewest: 2,
    fewestVarying: 3,
  }),
];
