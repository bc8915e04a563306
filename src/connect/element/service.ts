import { isObject } from '../flow/pluggy-types.ts';

/** What `/pluggy-connect.json` says: where Pluggy is, and who asks for the data. */
export interface ServiceInfo {
  readonly apiUrl: string;
  /** Null: Pluggy's own. */
  readonly widgetUrl: string | null;
  readonly isSandbox: boolean;
  readonly app: {
    readonly name: string | null;
    readonly legalName: string | null;
    readonly logoUrl: string | null;
  };
  /** Why the data is asked for, in the two languages. */
  readonly purpose: Readonly<Record<string, string>>;
}

const textOr = <Other>(value: unknown, other: Other): string | Other =>
  typeof value === 'string' && value !== '' ? value : other;

/** Rejects when the service does not answer as ours does. */
export async function readServiceInfo(url: string): Promise<ServiceInfo> {
  const response = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(20_000) });
  const answer: unknown = await response.json();
  if (!response.ok || !isObject(answer) || typeof answer['apiUrl'] !== 'string')
    throw new TypeError('not a description of the service');
  const app = isObject(answer['app']) ? answer['app'] : {};
  const purpose = isObject(answer['purpose']) ? answer['purpose'] : {};
  return {
    apiUrl: answer['apiUrl'],
    widgetUrl: textOr(answer['widgetUrl'], null),
    isSandbox: answer['sandbox'] === true,
    app: {
      name: textOr(app['name'], null),
      legalName: textOr(app['legalName'], null),
      logoUrl: textOr(app['logoUrl'], null),
    },
    purpose: Object.fromEntries(Object.entries(purpose).map(([key, value]) => [key, textOr(value, '')])),
  };
}

/** Gives a connect token; for this item alone when one is named. */
export type TokenProvider = (itemId: string | null) => Promise<string>;

/** Asks the page's own server: POST, which answers `{ connectToken }`. */
export function tokenFrom(url: string): TokenProvider {
  return async (itemId) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(itemId === null ? {} : { itemId }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(30_000),
    });
    const answer: unknown = await response.json();
    if (!response.ok || !isObject(answer) || typeof answer['connectToken'] !== 'string')
      throw new TypeError('no connect token');
    return answer['connectToken'];
  };
}
