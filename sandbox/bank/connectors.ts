import { type Bank, banks, type ConnectorType } from './banks.ts';
import {
  birthDateCredential,
  type Credential,
  cnpjCredential,
  cpfCredential,
  passwordCredential,
  tokenCredential,
  userCredential,
} from './credentials.ts';

/**
 * How a connector lets a person in. `joint-account` asks which holder the person is, `qr` shows a code to
 * scan, `device` wants the connection authorised in the bank's app once.
 */
export type LoginFlow =
  | 'password'
  | 'one-step-mfa'
  | 'two-step-mfa'
  | 'joint-account'
  | 'qr'
  | 'device'
  | 'oauth';

/** Whether the bank can be reached now. */
export type ConnectorStatus = 'ONLINE' | 'UNSTABLE' | 'OFFLINE';

export interface Connector {
  readonly id: number;
  readonly name: string;
  readonly institutionUrl: string;
  readonly primaryColor: string;
  readonly type: ConnectorType;
  readonly credentials: readonly Credential[];
  readonly flow: LoginFlow;
  readonly isSandbox: boolean;
}

/** Pluggy's own gateway to what a person connected there: OAuth, but not Open Finance. */
export const MEU_PLUGGY = 200;

const direct = { institutionUrl: 'https://pluggy.ai', type: 'PERSONAL_BANK', isSandbox: true } as const;
const business = { ...direct, type: 'BUSINESS_BANK' } as const;
const login = [userCredential, passwordCredential];

/**
 * The numbers 0, 1, 3, 200 and 600 are Pluggy's. Pluggy names its other sandbox flows without their
 * numbers, so 2 and 4 to 9 are this sandbox's own.
 */
const sandboxConnectors: readonly Connector[] = [
  { ...direct, id: 0, name: 'Pluggy Bank', primaryColor: 'EF294B', credentials: login, flow: 'password' },
  {
    ...direct,
    id: 1,
    name: 'Pluggy Bank MFA 1 Step',
    primaryColor: 'D61F69',
    credentials: [...login, tokenCredential],
    flow: 'one-step-mfa',
  },
  {
    ...business,
    id: 2,
    name: 'Pluggy Bank Business',
    primaryColor: '1C3D5A',
    credentials: login,
    flow: 'password',
  },
  {
    ...direct,
    id: 3,
    name: 'Pluggy Bank MFA 2 Steps',
    primaryColor: '7E3AF2',
    credentials: login,
    flow: 'two-step-mfa',
  },
  { ...direct, id: 4, name: 'Pluggy Bank QR', primaryColor: 'C2410C', credentials: [], flow: 'qr' },
  {
    ...business,
    id: 5,
    name: 'Pluggy Bank Business MFA 2 Steps',
    primaryColor: '374151',
    credentials: login,
    flow: 'two-step-mfa',
  },
  {
    ...direct,
    id: 6,
    name: 'Pluggy Bank Joint Account',
    primaryColor: '9D174D',
    credentials: login,
    flow: 'joint-account',
  },
  {
    ...direct,
    id: 7,
    name: 'Pluggy Bank Device Authorization',
    primaryColor: '1D4ED8',
    credentials: login,
    flow: 'device',
  },
  {
    ...business,
    id: 8,
    name: 'Pluggy Bank Business QR',
    primaryColor: '7C2D12',
    credentials: [],
    flow: 'qr',
  },
  {
    ...direct,
    id: 9,
    name: 'Pluggy Bank Birth Date',
    primaryColor: '0F766E',
    credentials: [...login, birthDateCredential],
    flow: 'password',
  },
  {
    ...direct,
    id: MEU_PLUGGY,
    name: 'MeuPluggy',
    institutionUrl: 'https://meu.pluggy.ai',
    primaryColor: 'EF294B',
    credentials: [],
    flow: 'oauth',
    isSandbox: false,
  },
  {
    ...direct,
    id: 600,
    name: 'Sandbox Open Finance',
    primaryColor: '0E7C66',
    credentials: [cpfCredential],
    flow: 'oauth',
  },
];

function openFinanceConnector(bank: Bank, index: number): Connector {
  return {
    id: 601 + index,
    name: bank.name,
    institutionUrl: `https://www.${bank.site}`,
    primaryColor: bank.primaryColor,
    type: bank.type,
    credentials: bank.type === 'BUSINESS_BANK' ? [cpfCredential, cnpjCredential] : [cpfCredential],
    flow: 'oauth',
    isSandbox: false,
  };
}

/** Every connector by id, in the order in which the API lists them. */
export const connectors: ReadonlyMap<number, Connector> = new Map(
  [...sandboxConnectors, ...banks.map(openFinanceConnector)].map((connector) => [connector.id, connector]),
);

export function isOpenFinance(connector: Connector): boolean {
  return connector.flow === 'oauth' && connector.id !== MEU_PLUGGY;
}

/** Whether no sync can do without a person. */
export function asksEveryTime({ flow }: Connector): boolean {
  return flow === 'one-step-mfa' || flow === 'two-step-mfa' || flow === 'joint-account' || flow === 'qr';
}
