import type { IncomingMessage } from 'node:http';
import { ApiError } from '../pluggy/rules/ApiError.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The control API asks for no credential, so it must not be reachable through a browser that shows
 * another site: the Host must be this machine's (or the configured one), which stops DNS rebinding, and
 * so must the Origin where a browser sends one.
 */
export function guardControl(request: IncomingMessage, configuredHosts: readonly string[]): void {
  const allowed = new Set([...LOOPBACK, ...configuredHosts]);
  const host = hostnameOf(`http://${request.headers.host ?? ''}`);
  const origin = request.headers.origin;
  if (host === undefined || !allowed.has(host)) throw refused();
  if (origin !== undefined && !allowed.has(hostnameOf(origin) ?? '')) throw refused();
}

function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function refused(): ApiError {
  return new ApiError(403, undefined, 'The control API answers calls from this machine only');
}
