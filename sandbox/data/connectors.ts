import { type Bank, banks, type ConnectorType } from './banks.ts';
import {
  type Credential,
  cnpjCredential,
  cpfCredential,
  passwordCredential,
  tokenCredential,
  userCredential,
} from './credentials.ts';

/** How a connector lets a person in. */
export type LoginFlow = 'password' | 'one-step-mfa' | 'two-step-mfa' | 'oauth';

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

const direct = { institutionUrl: 'https://pluggy.ai', type: 'PERSONAL_BANK', isSandbox: true } as const;

const sandboxConnectors: readonly Connector[] = [
  {
    ...direct,
    id: 0,
    name: 'Pluggy Bank',
    primaryColor: 'EF294B',
    credentials: [userCredential, passwordCredential],
    flow: 'password',
  },
  {
    ...direct,
    id: 1,
    name: 'Pluggy Bank MFA 1 Step',
    primaryColor: 'D61F69',
    credentials: [userCredential, passwordCredential, tokenCredential],
    flow: 'one-step-mfa',
  },
  {
    ...direct,
    id: 3,
    name: 'Pluggy Bank MFA 2 Steps',
    primaryColor: '7E3AF2',
    credentials: [userCredential, passwordCredential],
    flow: 'two-step-mfa',
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
