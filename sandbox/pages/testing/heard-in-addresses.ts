import type { HostCall } from '../host/host.tsx';

/**
 * What a host understands from the page's own address, by the rules of `react-native-pluggy-connect` 1.6:
 * the last of `events` counts, and an address with the timestamp of the one before it says nothing new.
 */
export function heardInAddresses(addresses: readonly string[]): HostCall[] {
  let last: string | null = null;
  return addresses.flatMap((address) => {
    const query = new URL(address).searchParams;
    const event = query.get('events')?.split(',').at(-1);
    const timestamp = query.get('timestamp');
    if (!event || timestamp === last) return [];
    last = timestamp;
    return [callOf(event, query)];
  });
}

/** Names of the callbacks; every other event is one of the eight that `onEvent` gets. */
const CALLBACKS: Readonly<Record<string, string>> = {
  OPEN: 'open',
  IN_BACKGROUND: 'hide',
  CLOSE: 'close',
  ERROR: 'error',
  SUCCESS: 'success',
};
const WITH_ITEM = ['LOGIN_SUCCESS', 'LOGIN_MFA_SUCCESS', 'LOGIN_STEP_COMPLETED', 'ITEM_RESPONSE'];

function callOf(event: string, query: URLSearchParams): HostCall {
  const name = CALLBACKS[event] ?? 'event';
  const item = {
    status: query.get('item_status') ?? undefined,
    executionStatus: query.get('execution_status') ?? undefined,
  };
  if (name === 'error') return { name, message: query.get('error') ?? '', ...item };
  if (name === 'success') return { name, ...item };
  if (name !== 'event') return { name };
  const connectorId = query.get('connector_id');
  return {
    name,
    event,
    ...(WITH_ITEM.includes(event) ? item : {}),
    ...(event === 'SELECTED_INSTITUTION' ? { connectorId: connectorId && Number(connectorId) } : {}),
  } as HostCall;
}
