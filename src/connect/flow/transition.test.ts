import { describe, expect, it } from 'vitest';
import { buildBank, buildItem, CONNECTED, failedWith, Walk } from '../testing/walk.ts';
import type { Credential, Item } from './pluggy-types.ts';
import type { FlowEvent } from './state.ts';

const bank = buildBank();
const saw = (more: Partial<Item> = {}): FlowEvent => ({ type: 'item', item: buildItem(more) });
const asks = (parameter: Credential): Partial<Item> => ({
  status: 'WAITING_USER_INPUT',
  executionStatus: 'WAITING_USER_INPUT',
  parameter,
});
const LOGIN = { user: 'user-ok', password: 'password-ok' };
const URL_OF_BANK = 'https://bank.example/authorize?request=1';
const visit = (more: Partial<Item> = {}): FlowEvent =>
  saw({ ...asks({ name: 'oauthCode', type: 'oauth', data: URL_OF_BANK }), ...more });

/** Up to the form of the bank. */
const atForm = (of = bank): Walk =>
  new Walk().send({ type: 'banks', banks: [of] }, { type: 'choose', bank: of }, { type: 'agree' });
/** Up to where the bank works on what was sent. */
const sent = (of = bank): Walk => atForm(of).send({ type: 'submit', values: LOGIN }, saw());

interface Flow {
  readonly name: string;
  readonly events: readonly FlowEvent[];
  readonly screens: readonly string[];
}

const TO_FORM = ['loading', 'banks', 'consent', 'credentials', 'working'];
const flows: readonly Flow[] = [
  { name: 'no MFA', events: [saw(CONNECTED)], screens: ['done'] },
  {
    name: 'two-step MFA with a token',
    events: [
      saw(asks({ name: 'token', type: 'number' })),
      { type: 'answer', value: '123456' },
      saw(),
      saw(CONNECTED),
    ],
    screens: ['question', 'working', 'done'],
  },
  {
    name: 'two-step MFA with an image',
    events: [saw(asks({ name: 'image', type: 'image' })), { type: 'answer', value: 'x' }, saw(CONNECTED)],
    screens: ['question', 'working', 'done'],
  },
  {
    name: 'a phone, then its code, then the company',
    events: [
      saw(asks({ name: 'phone', type: 'select' })),
      { type: 'answer', value: '1' },
      saw(asks({ name: 'token', type: 'number' })),
      { type: 'answer', value: '123456' },
      saw(asks({ name: 'company', type: 'select' })),
      { type: 'answer', value: '2' },
      saw(CONNECTED),
    ],
    screens: ['question', 'working', 'question', 'working', 'question', 'working', 'done'],
  },
  {
    name: 'a code to scan, which changes',
    events: ['a', 'b'].map((qr) =>
      saw({ status: 'WAITING_USER_ACTION', userAction: { type: 'qr', attributes: { qr } } }),
    ),
    screens: ['action'],
  },
  {
    name: 'a device to authorise',
    events: [
      saw({ status: 'WAITING_USER_ACTION', userAction: { type: 'authorize-access' } }),
      saw(failedWith('USER_AUTHORIZATION_PENDING', 'OUTDATED')),
      { type: 'retry' },
      saw(CONNECTED),
    ],
    screens: ['action', 'failed', 'working', 'done'],
  },
  {
    name: 'a visit to the bank',
    events: [visit(), { type: 'visit' }, saw(), saw(CONNECTED)],
    screens: ['visit', 'working', 'done'],
  },
  {
    name: 'a visit that was refused',
    events: [visit(), saw(failedWith('USER_AUTHORIZATION_NOT_GRANTED'))],
    screens: ['visit', 'failed'],
  },
  {
    name: 'a wrong password, corrected',
    events: [saw(failedWith('INVALID_CREDENTIALS')), { type: 'submit', values: LOGIN }, saw(CONNECTED)],
    screens: ['credentials', 'working', 'done'],
  },
  { name: 'a locked account', events: [saw(failedWith('ACCOUNT_LOCKED'))], screens: ['failed'] },
];

describe('every flow, without a browser', () => {
  it.each(flows)('$name', ({ events, screens }) => {
    expect(sent().send(...events).screens).toEqual([...TO_FORM, ...screens]);
  });

  it('a bank that asks nothing is begun by the consent alone', () => {
    const walk = new Walk().send(
      { type: 'banks', banks: [] },
      { type: 'choose', bank: buildBank({ credentials: [] }) },
      { type: 'agree' },
    );
    expect(walk.state.screen.name).toBe('working');
    expect(walk.effect('createItem')).toMatchObject({ connectorId: 0, parameters: {} });
  });
});

describe('what is kept and what is forgotten', () => {
  it('a form that comes back holds the user and no password', () => {
    const { screen } = sent().send(saw(failedWith('INVALID_CREDENTIALS'))).state;
    expect(screen).toMatchObject({ name: 'credentials', values: { user: 'user-ok' } });
    expect(JSON.stringify(screen)).not.toContain('password-ok');
  });

  it('nothing typed is left once the bank is connected, or the flow is closed', () => {
    expect(sent().send(saw(CONNECTED)).state.values).toEqual({});
    expect(sent().send({ type: 'close' }).state.values).toEqual({});
  });

  it('another attempt goes to the same item, so that none is left over', () => {
    const walk = sent().send(saw(failedWith('INVALID_CREDENTIALS')), { type: 'submit', values: LOGIN });
    expect(walk.effect('updateItem')).toMatchObject({ id: buildItem().id, parameters: LOGIN });
  });

  it('what is under way survives a close; what has ended does not', () => {
    expect(sent().send({ type: 'close' }).does).not.toContain('forget');
    expect(sent().send(saw(failedWith('ACCOUNT_LOCKED')), { type: 'close' }).does).toContain('forget');
  });
});

describe('going to the bank', () => {
  const returnAddress = 'https://shop.example/bank?pluggy-state=1';
  const at = (start: string | null, oauthRedirectUri: string | null): string[] =>
    new Walk({ returnAddress: start }).send({ type: 'choose', bank }, visit({ oauthRedirectUri }), {
      type: 'visit',
    }).does;

  it('takes the place of the page only where the way back is this page', () => {
    expect(at(returnAddress, returnAddress)).toEqual(['leavePage']);
    expect(at(returnAddress, 'https://shop.example/other')).toEqual(['openWindow']);
    expect(at(returnAddress, null)).toEqual(['openWindow']);
    expect(at(null, returnAddress)).toEqual(['openWindow']);
  });

  it('opens no address that would run in the page', () => {
    const bad = sent().send(saw(asks({ name: 'oauthCode', type: 'oauth', data: 'javascript:alert(1)' })));
    expect(bad.state.screen).toMatchObject({ name: 'failed', problem: { code: 'BAD_ADDRESS' } });
  });

  it('tells that the window was blocked, and looks at once when it closes', () => {
    const walk = sent().send(visit(), { type: 'visit' }, { type: 'window', state: 'blocked' });
    expect(walk.state.screen).toMatchObject({ window: 'blocked' });
    expect(walk.send(visit()).state.screen).toMatchObject({ window: 'blocked' });
    expect(walk.send({ type: 'window', state: 'closed' }).does).toEqual(['look']);
  });
});

describe('an update', () => {
  const update = (more: Partial<Item>, of = bank): Walk =>
    new Walk({ updateItem: 'i' }).send(saw({ ...more, connector: of }));

  it('of a connection that works needs the consent alone', () => {
    const walk = update(CONNECTED).send({ type: 'agree' });
    expect(walk.effect('updateItem')).toMatchObject({ parameters: null });
  });

  it('asks for the password where the stored one was refused, and for the code where each run needs one', () => {
    const withCode = buildBank({ credentials: [{ name: 'token', mfa: true }] });
    expect(update(failedWith('INVALID_CREDENTIALS')).send({ type: 'agree' }).state.screen.name).toBe(
      'credentials',
    );
    expect(update(CONNECTED, withCode).send({ type: 'agree' }).state.screen.name).toBe('credentials');
  });

  it('of a connection that waits goes straight to what it waits for', () => {
    expect(update(asks({ name: 'token' })).screens).toEqual(['loading', 'question']);
  });
});

describe('after a reload in the middle', () => {
  it('goes on with what is under way, and says at once what has ended meanwhile', () => {
    expect(new Walk({ resumeItem: 'i' }).send(visit()).screens).toEqual(['loading', 'visit']);
    expect(new Walk({ resumeItem: 'i' }).send(saw(CONNECTED)).screens).toEqual(['loading', 'done']);
  });

  it('starts again without it when the person wants so', () => {
    const gone = new Walk({ resumeItem: 'i' }).send(
      { type: 'failed', call: 'readItem', problem: { code: 'ITEM_NOT_FOUND' } },
      { type: 'restart' },
    );
    expect(gone.does).toContain('listBanks');
  });
});

describe('refusals of calls', () => {
  it('point at the fields they are about', () => {
    const problem = { code: 'CONNECTOR_VALIDATION_ERROR', fields: { user: { code: '002', message: null } } };
    const walk = atForm().send(
      { type: 'submit', values: LOGIN },
      { type: 'failed', call: 'createItem', problem },
    );
    expect(walk.state.screen).toMatchObject({ name: 'credentials', problem });
  });

  it('of an answer that came too late let the item itself speak', () => {
    const walk = sent().send(saw(asks({ name: 'token' })), { type: 'answer', value: '1' });
    const refused = walk.send({ type: 'failed', call: 'answer', problem: { code: 'ITEM_MFA_NOT_FOUND' } });
    expect(refused.does).toEqual(['readItem']);
  });

  it('keep the question on the screen when the network was gone', () => {
    const walk = sent().send(saw(asks({ name: 'token' })), { type: 'answer', value: '1' });
    const refused = walk.send({ type: 'failed', call: 'answer', problem: { code: 'NETWORK' } });
    expect(refused.state.screen).toMatchObject({ name: 'question', problem: { code: 'NETWORK' } });
  });

  it('of a list of banks are tried again from the start', () => {
    const walk = new Walk().send({ type: 'failed', call: 'listBanks', problem: { code: 'NETWORK' } });
    expect(walk.state.screen).toMatchObject({ name: 'failed', bank: null });
    expect(walk.send({ type: 'retry' }).does).toContain('listBanks');
  });

  it('a lost view of a run is looked at again, and no second run begins', () => {
    const walk = sent().send(
      { type: 'failed', call: 'readItem', problem: { code: 'PLUGGY_DOWN' } },
      { type: 'retry' },
    );
    expect(walk.does).toEqual(['readItem']);
  });
});

it('nothing happens after the end', () => {
  const walk = sent().send({ type: 'close' }, saw(CONNECTED));
  expect(walk.state.screen.name).toBe('closed');
  expect(walk.effects).toEqual([]);
});

it('a bank that is down cannot be chosen', () => {
  const down = buildBank({ health: { status: 'OFFLINE' } });
  const walk = new Walk().send({ type: 'banks', banks: [down] }, { type: 'choose', bank: down });
  expect(walk.state.screen.name).toBe('banks');
});
