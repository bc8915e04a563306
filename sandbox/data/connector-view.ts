import type { Connector } from './connectors.ts';

export const PRODUCTS = ['ACCOUNTS', 'CREDIT_CARDS', 'TRANSACTIONS', 'PAYMENT_DATA'] as const;

const CREATED_AT = '2024-01-10T12:00:00.000Z';
const UPDATED_AT = '2026-10-01T12:00:00.000Z';

/**
 * A connector as the API shows it. Its picture lives in the sandbox itself, hence the base address.
 * `healthDetails` adds the rates that Pluggy gives on request.
 */
export function connectorView(connector: Connector, publicUrl: string, healthDetails = false): object {
  const isOpenFinance = connector.flow === 'oauth';
  return {
    id: connector.id,
    name: connector.name,
    institutionUrl: connector.institutionUrl,
    imageUrl: `${publicUrl}/assets/connector-icons/${connector.id}.svg`,
    primaryColor: connector.primaryColor,
    type: connector.type,
    country: 'BR',
    credentials: connector.credentials,
    hasMFA: connector.flow === 'one-step-mfa' || connector.flow === 'two-step-mfa',
    products: PRODUCTS,
    oauth: isOpenFinance,
    health: {
      status: 'ONLINE',
      stage: null,
      ...(healthDetails ? { details: { connectionRateLast6Hours: 100, connectionsLast6Hours: 50 } } : {}),
    },
    isOpenFinance,
    isSandbox: connector.isSandbox,
    supportsPaymentInitiation: false,
    supportsScheduledPayments: false,
    supportsSmartTransfers: false,
    supportsBoletoManagement: false,
    supportsAutomaticPix: false,
    createdAt: CREATED_AT,
    updatedAt: UPDATED_AT,
  };
}
