import type {
  CallsView,
  ConnectorStatus,
  DateKind,
  Faults,
  Overview,
  SandboxView,
  Snapshot,
} from './types.ts';

/** The control API of the sandbox that served this page. Each call throws with a sentence when refused. */
export async function readSnapshot(): Promise<Snapshot> {
  const [state, calls, overview] = await Promise.all([
    send<SandboxView>('GET', 'state'),
    send<CallsView>('GET', 'calls'),
    send<Overview>('GET', 'overview'),
  ]);
  return { state, calls, overview };
}

/** How many rows an advance touched, where the sandbox says so. */
export interface AdvanceCounts {
  readonly created?: number;
  readonly updated?: number;
  readonly deleted?: number;
}

export function advance(
  itemId: string,
  step: { days: number } | { scenario: string },
): Promise<AdvanceCounts> {
  // A seed of its own each time: the same one would make the same days again.
  const seed = Math.floor(Math.random() * 1_000_000);
  return send('POST', `items/${itemId}/advance`, { ...step, seed });
}

/** The person's part at a bank that waits for a scan, or for a device to be allowed. */
export function actForPerson(itemId: string, action: 'scan' | 'authorize'): Promise<object> {
  return send('POST', `items/${itemId}/${action}`);
}

export function setConnectorStatus(connectorId: number, status: ConnectorStatus): Promise<object> {
  return send('PUT', `connectors/${connectorId}`, { status });
}

export function setConnectorDates(connectorId: number, dates: DateKind | null): Promise<object> {
  return send('PUT', `connectors/${connectorId}`, { dates });
}

export function setConsentEnd(itemId: string, expiresAt: string | null): Promise<object> {
  return send('PUT', `items/${itemId}/consent`, { expiresAt });
}

export function stopAutoSync(itemId: string): Promise<object> {
  return send('POST', `items/${itemId}/disable-auto-sync`);
}

export function readFaults(): Promise<Faults> {
  return send('GET', 'faults');
}

export function writeFaults(faults: Faults): Promise<Faults> {
  return send('PUT', 'faults', faults);
}

export function advanceClock(advanceMs: number): Promise<object> {
  return send('PUT', 'clock', { advanceMs });
}

export function resetSandbox(): Promise<object> {
  return send('POST', 'reset');
}

async function send<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`/_sandbox/${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok)
    throw new Error(typeof answer.message === 'string' ? answer.message : `${response.status}`);
  return answer;
}
