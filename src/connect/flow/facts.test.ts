import { describe, expect, it } from 'vitest';
import { buildItem } from '../testing/walk.ts';
import { timeLeft } from './deadline.ts';
import { faultOf, keyboardOf, kindOf, maskOf, toSend } from './field.ts';
import { itemPhase } from './item-phase.ts';
import { returnAddressFor, returnOf, stateIn, withoutReturn } from './return-address.ts';
import { hideTaxNumber, isCnpj, isCpf, writeCnpj, writeCpf } from './tax-numbers.ts';

describe('CPF and CNPJ', () => {
  it.each(['761.092.776-73', '23824264030', '051.177.670-55'])('%s is a CPF', (text) => {
    expect(isCpf(text)).toBe(true);
  });

  it.each(['761.092.776-74', '111.111.111-11', '7610927767', ''])('%s is none', (text) => {
    expect(isCpf(text)).toBe(false);
  });

  // the last is the example of the tax authority's note on letters
  it.each(['00.000.000/0001-91', '11222333000181', '12.ABC.345/01DE-35', '12abc34501de35'])(
    '%s is a CNPJ',
    (text) => {
      expect(isCnpj(text)).toBe(true);
    },
  );

  it.each(['00.000.000/0001-92', '12.ABC.345/01DE-36', '00000000000000', '12ABC34501DEAB'])(
    '%s is none',
    (text) => {
      expect(isCnpj(text)).toBe(false);
    },
  );

  it('are written as far as they are typed', () => {
    expect(writeCpf('7610')).toBe('761.0');
    expect(writeCpf('76109277673999')).toBe('761.092.776-73');
    expect(writeCnpj('12abc34501de35')).toBe('12.ABC.345/01DE-35');
  });

  it('stand on a screen without the digits that prove them', () => {
    expect(hideTaxNumber('761.092.776-73')).toBe('***.092.776-**');
    expect(hideTaxNumber('12.ABC.345/01DE-35')).toBe('12.***.***/01DE-**');
  });
});

describe('fields', () => {
  it('are known by name and label', () => {
    expect(kindOf({ name: 'x', label: 'CPF do titular', type: 'number' })).toBe('cpf');
    expect(kindOf({ name: 'agency', label: 'Agência' })).toBe('agency');
    expect(kindOf({ name: 'conta', label: 'Conta' })).toBe('account');
    expect(kindOf({ name: 'user', label: 'Usuário' })).toBe('text');
  });

  it('are written while they are typed, and lose nothing that a bank may want', () => {
    expect(maskOf('agency', '0001-x')).toBe('0001-X');
    expect(maskOf('account', '98765-4')).toBe('98765-4');
    expect(maskOf('date', '28021990')).toBe('28/02/1990');
    expect(maskOf('text', 'João 1')).toBe('João 1');
  });

  it('offer letters for a CNPJ, digits for a CPF', () => {
    expect(keyboardOf({ name: 'cnpj', type: 'number' })).toBe('text');
    expect(keyboardOf({ name: 'cpf', type: 'text' })).toBe('numeric');
  });

  it.each([
    [{ name: 'user' }, ' ', 'missing'],
    [{ name: 'user', optional: true }, '', null],
    [{ name: 'cpf' }, '111.111.111-12', 'cpf'],
    [{ name: 'birthDate' }, '31/02/1990', 'date'],
    [{ name: 'token', validation: '^\\d{6}$' }, '12345', 'rule'],
    [{ name: 'token', validation: '^(broken' }, '12345', null],
  ] as const)('%o refuses %j as %s', (credential, value, fault) => {
    expect(faultOf(credential, value)).toBe(fault);
  });

  it('send a number in the form that the bank takes', () => {
    const cpf = { name: 'cpf', validation: '^\\d{11}$' };
    expect(faultOf(cpf, '761.092.776-73')).toBeNull();
    expect(toSend(cpf, '761.092.776-73')).toBe('76109277673');
    expect(toSend({ name: 'cpf', validation: '^\\d{3}\\.?\\d{3}' }, '761.092.776-73')).toBe('761.092.776-73');
    expect(toSend({ name: 'password', type: 'password' }, ' secret ')).toBe(' secret ');
  });
});

describe('the time that is left', () => {
  const asked = '2026-11-20T12:00:00.000Z';
  const ends = '2026-11-20T12:02:00.000Z';
  const at = (iso: string): number | null => timeLeft(ends, asked, new Date(iso).getTime());

  it('is what the clock says', () => {
    expect(at('2026-11-20T12:00:30.000Z')).toBe(90_000);
  });

  it("is the question's own length where the device's clock is a day off", () => {
    expect(at('2026-11-21T12:00:00.000Z')).toBe(120_000);
    expect(at('2026-11-19T12:00:00.000Z')).toBe(120_000);
  });

  it('is nothing where there is no end', () => {
    expect(timeLeft(null, asked, 0)).toBeNull();
  });
});

describe('coming back from the bank', () => {
  const kept = { itemId: 'i', state: 's', bank: 'Banco', at: 0 };

  it('is told from what somebody else sent', () => {
    const back = (query: string, of: typeof kept | null = kept): string =>
      returnOf(`https://shop.example/${query}`, of);
    expect(back('?pluggy-state=s&itemId=i&success=true')).toBe('mine');
    expect(back('?itemId=i')).toBe('mine');
    expect(back('?pluggy-state=other&itemId=i')).toBe('foreign');
    expect(back('?pluggy-state=s&itemId=other')).toBe('foreign');
    expect(back('?pluggy-state=s&itemId=i', null)).toBe('foreign');
    expect(back('?itemId=of-the-shop')).toBe('none');
    expect(back('')).toBe('none');
  });

  it('goes to an address that Pluggy takes, else nowhere', () => {
    const live = 'https://api.pluggy.ai';
    expect(returnAddressFor('https://shop.example/a?b=1#c', live, 's')).toBe(
      'https://shop.example/a?b=1&pluggy-state=s',
    );
    expect(returnAddressFor('http://shop.example/', live, 's')).toBeNull();
    expect(returnAddressFor('https://localhost/', live, 's')).toBeNull();
    expect(returnAddressFor('http://127.0.0.1:1/', 'http://127.0.0.1:2', 's')).toContain('pluggy-state=s');
  });

  it('of an update shows the state of the attempt that made the connection', () => {
    const item = buildItem({ oauthRedirectUri: 'https://shop.example/?pluggy-state=first' });
    expect(stateIn(item)).toBe('first');
    expect(stateIn(buildItem({ oauthRedirectUri: 'https://shop.example/' }))).toBeNull();
    expect(stateIn(buildItem())).toBeNull();
  });

  it('leaves no trace in the address', () => {
    expect(withoutReturn('https://shop.example/?b=1&itemId=i&success=true&pluggy-state=s')).toBe(
      'https://shop.example/?b=1',
    );
  });
});

describe('an item that ended well', () => {
  it('names what the bank did not give', () => {
    const seen = itemPhase(
      buildItem({
        status: 'UPDATED',
        executionStatus: 'PARTIAL_SUCCESS',
        statusDetail: { accounts: { isUpdated: false, warnings: [{ code: '002' }] }, loans: null },
      }),
    );
    expect(seen).toEqual({ phase: 'connected', missing: ['accounts', 'approvers'] });
  });

  it('knows a warning whose code came as a number, and takes what is none for none', () => {
    const missingBy = (warnings: unknown) =>
      itemPhase({
        ...buildItem({ status: 'UPDATED', executionStatus: 'SUCCESS' }),
        statusDetail: { accounts: { isUpdated: true, warnings } } as never,
      });
    expect(missingBy([{ code: 2 }])).toEqual({ phase: 'connected', missing: ['approvers'] });
    for (const warnings of [null, 7, {}, [null], [7], [{}], [{ code: null }], [{ code: {} }]])
      expect(missingBy(warnings)).toEqual({ phase: 'connected', missing: [] });
  });
});
