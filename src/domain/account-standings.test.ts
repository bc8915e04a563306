import { describe, expect, it } from 'vitest';
import { type StandingFacts, standingsOf } from './account-standings.ts';
import type { AccountId, ItemId } from './ids.ts';

const BANK: StandingFacts = {
  id: 'a1' as AccountId,
  itemId: 'i1' as ItemId,
  connectorId: 601,
  connectorName: 'Banco Inventado',
  type: 'BANK',
  subtype: 'CHECKING_ACCOUNT',
  number: '0001/1234-5',
  transferNumber: null,
  currencyCode: 'BRL',
  limits: [],
  brand: null,
  holderType: null,
  owner: 'Ana Inventada',
  taxNumber: null,
  endedAt: null,
  isWorking: true,
  isRead: true,
  since: 1,
  choice: null,
  choiceAt: null,
};
const CARD: StandingFacts = {
  ...BANK,
  type: 'CREDIT',
  subtype: 'CREDIT_CARD',
  number: '4321',
  limits: ['5000'],
  brand: 'VISA',
};
const MEU_PLUGGY = { connectorId: 200, connectorName: 'MeuPluggy' };

/** The same account once more, through the n-th connection. */
function through(n: number, base: StandingFacts, more: Partial<StandingFacts> = {}): StandingFacts {
  return { ...base, id: `a${n}` as AccountId, itemId: `i${n}` as ItemId, since: n, ...more };
}

/** Whether a second connection's account is told as the first one's double. */
function isDouble(first: Partial<StandingFacts>, second: Partial<StandingFacts>, base = BANK): boolean {
  const standings = standingsOf([through(1, base, first), through(2, base, second)]);
  return (
    standings.get('a2' as AccountId)?.sameAs === 'a1' && standings.get('a2' as AccountId)?.counted === false
  );
}

const standing = (accounts: readonly StandingFacts[]): string[] =>
  [...standingsOf(accounts)]
    .sort()
    .map(([id, { counted, sameAs }]) => `${id} ${counted ? 'counts' : `as ${sameAs}`}`);

describe('one account through two connections', () => {
  it.each<[string, Partial<StandingFacts>, Partial<StandingFacts>]>([
    ['the same connector, everything equal', {}, {}],
    ['leading zeros, dots and dashes', { number: '0001/1.234-5' }, { number: '1/0001234-5' }],
    ['an older name of the kind', { subtype: 'CHECKINGS_ACCOUNT' }, {}],
    ['MeuPluggy, which names no bank', {}, MEU_PLUGGY],
    [
      'MeuPluggy with the bank in the number for transfers',
      { transferNumber: '001/0001/1234-5' },
      { ...MEU_PLUGGY, transferNumber: '001/0001/12345', owner: null },
    ],
    ['another connector of the bank', { connectorId: 201 }, { connectorName: 'BANCO INVENTADO' }],
    ['a holder in other case and accents', { owner: 'Ana  Inventada' }, { owner: 'ANÁ INVENTADA' }],
    ['a check digit that is a letter', { number: '0001/1234-x' }, { number: '0001/1234-X' }],
  ])('%s', (_, first, second) => {
    expect(isDouble(first, second)).toBe(true);
  });

  it.each<[string, Partial<StandingFacts>, Partial<StandingFacts>]>([
    ['two connectors', {}, { connectorId: 602, connectorName: 'Outro Banco' }],
    [
      'two banks behind MeuPluggy',
      { ...MEU_PLUGGY, transferNumber: '001/0001/1234-5' },
      { ...MEU_PLUGGY, transferNumber: '341/0001/1234-5' },
    ],
    ['two connections of MeuPluggy that name no bank', MEU_PLUGGY, MEU_PLUGGY],
    ['MeuPluggy with another holder', {}, { ...MEU_PLUGGY, owner: 'Bia Inventada' }],
    ['MeuPluggy with an unknown holder', {}, { ...MEU_PLUGGY, owner: null }],
    ['savings and checking', {}, { subtype: 'SAVINGS_ACCOUNT' }],
    ['an unknown kind', {}, { subtype: null }],
    ['another check digit', {}, { number: '0001/1234-6' }],
    ['no check digit', {}, { number: '0001/1234' }],
    ['another branch', {}, { number: '0002/1234-5' }],
    ['no branch', {}, { number: '1234-5' }],
    ['another currency', {}, { currencyCode: 'USD' }],
    ['another tax number', { taxNumber: '111.444.777-35' }, { taxNumber: '761.092.776-73' }],
    [
      'an equal number for transfers and another number',
      { transferNumber: '001/0001/1234-5' },
      { transferNumber: '001/0001/1234-5', number: '0001/9999-1' },
    ],
    ['one connection', {}, { itemId: 'i1' as ItemId }],
  ])('not: %s', (_, first, second) => {
    expect(isDouble(first, second)).toBe(false);
  });

  it.each([
    null,
    '',
    ' ',
    '0',
    '0000',
    '0001/00000-0',
    '0000/0000',
    '-',
    'N/A',
    '****1234',
    '0001/XXXX-5',
    '99999-9',
    'null',
  ])('not by a placeholder: %s', (number) => {
    expect(isDouble({ number }, { number })).toBe(false);
  });

  it('not where a connection lists two accounts that look alike', () => {
    const twin = through(3, BANK, { itemId: 'i1' as ItemId });
    expect(standing([through(1, BANK), through(2, BANK), twin])).toEqual([
      'a1 counts',
      'a2 counts',
      'a3 counts',
    ]);
  });

  it('takes no time for a user with very many accounts', () => {
    const many = Array.from({ length: 2_000 }, (_, n) =>
      through(n, BANK, { number: `0001/${100_000 + n}-5` }),
    );
    expect(standing(many).every((text) => text.endsWith('counts'))).toBe(true);
  }, 2_000);

  it('not where an unnamed bank may be two', () => {
    const other = through(2, BANK, { connectorId: 602, connectorName: 'Outro Banco' });
    expect(standing([through(1, BANK), other, through(3, BANK, MEU_PLUGGY)])).toEqual([
      'a1 counts',
      'a2 counts',
      'a3 counts',
    ]);
  });
});

describe('one card through two connections', () => {
  it.each<[string, Partial<StandingFacts>, Partial<StandingFacts>]>([
    ['everything equal', {}, {}],
    ['a masked number', {}, { number: '**** **** **** 4321' }],
    ['a limit that was another once', { limits: ['5000'] }, { limits: ['6000', '5000'] }],
    ['MeuPluggy', {}, MEU_PLUGGY],
  ])('%s', (_, first, second) => {
    expect(isDouble(first, second, CARD)).toBe(true);
  });

  it.each<[string, Partial<StandingFacts>, Partial<StandingFacts>]>([
    ['two holders', {}, { owner: 'Bia Inventada' }],
    ['an unknown holder', { owner: null }, { owner: null }],
    [
      'a masked tax number and no name',
      { owner: null, taxNumber: '***.444.777-**' },
      { owner: null, taxNumber: '***.444.777-**' },
    ],
    ['other digits', {}, { number: '4322' }],
    ['digits that are a placeholder', { number: '0000' }, { number: '0000' }],
    ['no digits', { number: null }, { number: null }],
    ['another limit', {}, { limits: ['6000'] }],
    ['no limit', { limits: ['0'] }, { limits: ['0'] }],
    ['another brand', {}, { brand: 'MASTERCARD' }],
    ['the additional card', { holderType: 'MAIN' }, { holderType: 'ADDITIONAL' }],
    ['two banks', {}, { connectorId: 602, connectorName: 'Outro Banco' }],
  ])('not: %s', (_, first, second) => {
    expect(isDouble(first, second, CARD)).toBe(false);
  });
});

describe('which of them counts', () => {
  it('the one whose connection works, then the one that was read, then the older', () => {
    const broken = { isWorking: false };
    expect(standing([through(1, BANK, broken), through(2, BANK)])).toEqual(['a1 as a2', 'a2 counts']);
    expect(standing([through(1, BANK, { isRead: false }), through(2, BANK)])).toEqual([
      'a1 as a2',
      'a2 counts',
    ]);
    expect(standing([through(2, BANK), through(1, BANK), through(3, BANK)])).toEqual([
      'a1 counts',
      'a2 as a1',
      'a3 as a1',
    ]);
  });

  it('the other, once the first has ended', () => {
    expect(standing([through(1, BANK, { endedAt: 9 }), through(2, BANK)])).toEqual(['a1 as a2', 'a2 counts']);
  });

  it('as the person says', () => {
    const set = (first: StandingFacts['choice'], second: StandingFacts['choice']): string[] =>
      standing([through(1, BANK, { choice: first }), through(2, BANK, { choice: second })]);
    expect(set(null, 'apart')).toEqual(['a1 counts', 'a2 counts']);
    expect(set('not', null)).toEqual(['a1 as a2', 'a2 counts']);
    expect(set('not', 'not')).toEqual(['a1 as null', 'a2 as null']);
    expect(set(null, 'counts')).toEqual(['a1 as a2', 'a2 counts']);
    expect(set('counts', null)).toEqual(['a1 counts', 'a2 as a1']);
    expect(standing([through(1, BANK, { choice: 'not' })])).toEqual(['a1 as null']);
  });

  it('names what counted in the place of one that was left out, once that has ended', () => {
    const former = (...accounts: StandingFacts[]) =>
      standingsOf(accounts).get('a1' as AccountId)?.formerSameAs;
    const out = through(1, BANK, { choice: 'not', choiceAt: 5 });
    expect(former(out, through(2, BANK, { endedAt: 9 }))).toBe('a2');
    expect(former(out, through(2, BANK, { endedAt: 9, choice: 'counts', choiceAt: 4 }))).toBe('a2');
    expect(former(out, through(2, BANK, { endedAt: 8 }), through(3, BANK, { endedAt: 9 }))).toBe('a3');
    // the person left it out after that, another one counts, both were left out, or it is another account
    expect(former(out, through(2, BANK, { endedAt: 4 }))).toBeNull();
    expect(former(out, through(2, BANK, { endedAt: 9 }), through(3, BANK))).toBeNull();
    expect(former(out, through(2, BANK, { endedAt: 9, choice: 'not', choiceAt: 4 }))).toBeNull();
    expect(former(out, through(2, BANK, { endedAt: 9, number: '0001/1234-6' }))).toBeNull();
    expect(former(through(1, BANK), through(2, BANK, { endedAt: 9 }))).toBeNull();
  });

  it('says nothing of what an ended account went on as where two of its connection fit', () => {
    const ended = [
      through(1, BANK, { endedAt: 9 }),
      through(3, BANK, { endedAt: 9, itemId: 'i1' as ItemId }),
    ];
    expect(standing([...ended, through(2, BANK)])).toEqual(['a1 as null', 'a2 counts', 'a3 as null']);
  });
});
