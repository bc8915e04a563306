import type { Connector } from './connectors.ts';

/** How a card's bills come about, which differs from person to person and from bank to bank. */
export interface CardHabits {
  /** The whole bill when it is due, the whole bill late with charges, or the least that the bank asks for. */
  readonly pays: 'full' | 'late' | 'minimum';
  /** Whether the tax on purchases abroad is part of the bill whose id its row carries, or of the next one. */
  readonly iof: 'in' | 'out';
  /** Whether every instalment has a row in its own month, or all have one on the day of the purchase. */
  readonly instalments: 'monthly' | 'at-once';
  /** Whether the bank tells what a purchase abroad came to. */
  readonly foreign: 'converted' | 'unconverted';
}

const usual: CardHabits = { pays: 'full', iof: 'in', instalments: 'monthly', foreign: 'converted' };

/** Users of the basic connector whose cards are particular; salaried people but for the indebted one. */
export const cardUsers: ReadonlyMap<string, CardHabits> = new Map([
  ['user-ok-indebted', { ...usual, pays: 'late' }],
  ['user-ok-card-minimum', { ...usual, pays: 'minimum' }],
  ['user-ok-card-iof-out', { ...usual, iof: 'out' }],
  ['user-ok-card-unconverted', { ...usual, foreign: 'unconverted' }],
  ['user-ok-card-at-once', { ...usual, instalments: 'at-once' }],
]);

/** Every third bank with a real name posts all instalments at once. */
export function cardHabitsOf(connector: Connector, user: string): CardHabits {
  const postsAtOnce = connector.id > 600 && connector.id % 3 === 0;
  return cardUsers.get(user) ?? (postsAtOnce ? { ...usual, instalments: 'at-once' } : usual);
}
