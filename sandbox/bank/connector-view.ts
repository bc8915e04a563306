import { asksEveryTime, type Connector, type ConnectorStatus, isOpenFinance } from './connectors.ts';

export const PRODUCTS = [
  'ACCOUNTS',
  'CREDIT_CARDS',
  'TRANSACTIONS',
  'PAYMENT_DATA',
  'INVESTMENTS',
  'INVESTMENTS_TRANSACTIONS',
  'IDENTITY',
  'LOANS',
] as const;

const CREATED_AT = '2024-01-10T12:00:00.000Z';
const UPDATED_AT = '2026-10-01T12:00:00.000Z';

/** Pluggy measures these; the sandbox tells what fits the status. */
const rates: Readonly<Record<ConnectorStatus, object>> = {
  ONLINE: { connectionRateLast6Hours: 100, connectionsLast6Hours: 50 },
  UNSTABLE: { connectionRateLast6Hours: 55, connectionsLast6Hours: 40 },
  OFFLINE: { connectionRateLast6Hours: 0, connectionsLast6Hours: 0, error: 'SITE_NOT_AVAILABLE' },
};

/**
 * A connector as the API shows it. Its picture lives in the sandbox itself, hence the base address.
 * `healthDetails` adds the rates that Pluggy gives on request.
 */
export function connectorView(
  connector: Connector,
  publicUrl: string,
  status: ConnectorStatus,
  healthDetails = false,
): object {
  return {
    id: connector.id,
    name: connector.name,
    institutionUrl: connector.institutionUrl,
    imageUrl: `${publicUrl}/assets/connector-icons/${connector.id}.svg`,
    primaryColor: connector.primaryColor,
    type: connector.type,
    country: 'BR',
    credentials: connector.credentials,
    hasMFA: asksEveryTime(connector),
    products: PRODUCTS,
    oauth: connector.flow === 'oauth',
    health: {
      status,
      stage: null,
      ...(healthDetails ? { details: rates[status] } : {}),
    },
    isOpenFinance: isOpenFinance(connector),
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
