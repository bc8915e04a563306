import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { PublicError } from '../domain/errors.ts';
import type { Service } from './Service.ts';

const LOOPBACK = /^(([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** The host of a Host header or a URL, as browsers write it; undefined: that is none. */
function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}

/**
 * The sandbox mode asks for no sign-in, so a page of another site must not reach it through a visitor's browser. Such a
 * page can give its own name the address of this computer (DNS rebinding), but not hide the name: it stands in Host.
 */
export function checkHost({ baseUrl, host }: Pick<Service['config'], 'baseUrl' | 'host'>): RequestHandler {
  const isOpen = EVERY_INTERFACE.has(host);
  const own = new Set([hostnameOf(baseUrl), hostnameOf(`http://${isIP(host) === 6 ? `[${host}]` : host}`)]);
  const isOwn = (name: string): boolean =>
    LOOPBACK.test(name) || own.has(name) || (isOpen && isIP(name.replace(/^\[|\]$/g, '')) !== 0);
  return (request, _response, next) => {
    const name = hostnameOf(`http://${request.headers.host ?? ''}`);
    next(name !== undefined && isOwn(name) ? undefined : new PublicError('unknown_host'));
  };
}
