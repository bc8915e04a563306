import { randomUUID } from 'node:crypto';
import { PublicError } from '../../domain/errors.ts';
import type { HookEvent } from '../../domain/hook-event.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import { isPublicAddress, literalAddressOf } from '../../domain/public-address.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { newEndpointSecret, sealEndpointSecret } from '../../store/sealed/endpoint-secrets.ts';
import { numberChanges } from '../../store/statements/changes/number-changes.ts';
import { createEndpoint } from '../../store/statements/hooks/create-endpoint.ts';
import { findEndpoint } from '../../store/statements/hooks/find-endpoint.ts';
import { forgetEndpoint } from '../../store/statements/hooks/forget-endpoint.ts';
import { listEndpoints } from '../../store/statements/hooks/list-endpoints.ts';
import { lockEndpoint } from '../../store/statements/hooks/lock-endpoint.ts';
import { renewEndpointSecret } from '../../store/statements/hooks/renew-endpoint-secret.ts';
import { type EndpointChange, saveEndpoint } from '../../store/statements/hooks/save-endpoint.ts';
import type { Needs } from '../shared/Parts.ts';
import { type EndpointView, presentEndpoint } from './present.ts';

/** How long deliveries carry a signature with the former secret too. */
const FORMER_SECRET_MS = 24 * 3_600_000;

export type NewEndpointView = EndpointView & { readonly secret: string };

type Deps = Needs<'database' | 'clock'>;
type Keys = Deps & Needs<'keyring'>;

/**
 * The URL as it will be called. What a name leads to is checked at each call, since it may change.
 * @throws {PublicError} webhook_url_private
 */
function requirePublicUrl(text: string, allowPrivate: boolean): string {
  const url = new URL(text);
  const literal = literalAddressOf(url);
  if (literal !== undefined && !allowPrivate && !isPublicAddress(literal))
    throw new PublicError('webhook_url_private', { field: 'url' });
  url.hash = '';
  return url.href;
}

/** @throws {PublicError} webhook_endpoint_not_found */
async function read(db: Queryable, id: string, now: Date): Promise<EndpointView> {
  const endpoint = await findEndpoint(db, id, now);
  if (endpoint === undefined) throw new PublicError('webhook_endpoint_not_found');
  return presentEndpoint(endpoint, now);
}

async function giveSecret(tx: Queryable, keyring: Keyring, endpointId: string, now: Date): Promise<string> {
  const [id, secret] = [randomUUID(), newEndpointSecret()];
  const formerEndsAt = new Date(now.getTime() + FORMER_SECRET_MS);
  const sealed = sealEndpointSecret(keyring, id, secret);
  await renewEndpointSecret(tx, endpointId, { id, sealed }, { now, formerEndsAt });
  return secret;
}

/** One page of the endpoints, oldest first; `next` is the number after which the next page begins. */
export async function listWebhookEndpoints(
  { database, clock }: Deps,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly results: readonly EndpointView[]; readonly next: string | null }> {
  const now = clock.now();
  const found = await database.asSystem((tx) => listEndpoints(tx, { after, limit: limit + 1 }, now), 'read');
  const rows = found.slice(0, limit);
  const next = found.length > limit ? (rows.at(-1)?.number ?? null) : null;
  return { results: rows.map((row) => presentEndpoint(row, now)), next };
}

/** @throws {PublicError} webhook_url_private, encryption_key_missing */
export async function createWebhookEndpoint(
  { database, clock, keyring, config }: Keys & Needs<'config'>,
  endpoint: {
    readonly url: string;
    readonly events: readonly HookEvent[];
    readonly description?: string | null | undefined;
  },
): Promise<NewEndpointView> {
  if (keyring === null) throw new PublicError('encryption_key_missing');
  const id = randomUUID();
  const url = requirePublicUrl(endpoint.url, config.webhookAllowPrivate);
  const events = [...new Set(endpoint.events)];
  const now = clock.now();
  await database.asSystem((tx) => numberChanges(tx, now)); // what was before is not told
  return database.asSystem(async (tx) => {
    await createEndpoint(tx, { id, url, events, description: endpoint.description ?? null }, now);
    const secret = await giveSecret(tx, keyring, id, now);
    return { ...(await read(tx, id, now)), secret };
  });
}

/** @throws {PublicError} webhook_endpoint_not_found, webhook_url_private */
export async function changeWebhookEndpoint(
  { database, clock, config }: Deps & Needs<'config'>,
  id: string,
  change: EndpointChange,
): Promise<EndpointView> {
  const url = change.url === undefined ? undefined : requirePublicUrl(change.url, config.webhookAllowPrivate);
  const events = change.events && [...new Set(change.events)];
  const now = clock.now();
  return database.asSystem(async (tx) => {
    await saveEndpoint(tx, id, { ...change, url, events }, now);
    return read(tx, id, now);
  });
}

/** @throws {PublicError} webhook_endpoint_not_found */
export async function removeWebhookEndpoint({ database }: Needs<'database'>, id: string): Promise<void> {
  const wasThere = await database.asSystem((tx) => forgetEndpoint(tx, id));
  if (!wasThere) throw new PublicError('webhook_endpoint_not_found');
}

/**
 * A new secret; for a day the former one signs as well.
 * @throws {PublicError} webhook_endpoint_not_found, encryption_key_missing
 */
export async function rotateWebhookSecret(
  { database, clock, keyring }: Keys,
  id: string,
): Promise<NewEndpointView> {
  if (keyring === null) throw new PublicError('encryption_key_missing');
  const now = clock.now();
  return database.asSystem(async (tx) => {
    if (!(await lockEndpoint(tx, id))) throw new PublicError('webhook_endpoint_not_found');
    const secret = await giveSecret(tx, keyring, id, now);
    return { ...(await read(tx, id, now)), secret };
  });
}
