import type { Response } from 'express';
import type { Service } from './Service.ts';

type Config = Service['config'];

const LIVE_WIDGET = 'https://connect.pluggy.ai';
const originOf = (url: string): string => new URL(url).origin;

/** The address of Pluggy's widget; in the sandbox mode the local one stands in its place. */
export const widgetOrigin = ({ mode, pluggy }: Config): string =>
  mode === 'sandbox' ? originOf(pluggy.apiUrl) : LIVE_WIDGET;

/** What a page does besides running its own script and asking its own API. */
export interface PageNeeds {
  /** It opens Pluggy's widget, whose package writes its modal's styles into the page. */
  readonly hasWidget?: boolean;
  /** It calls Pluggy's API itself (credentials never pass through this service), or the sandbox's controls. */
  readonly callsPluggy?: boolean;
  /** It shows pictures of banks, which lie where Pluggy says. */
  readonly showsBanks?: boolean;
  /** It opens without the network. */
  readonly isInstalled?: boolean;
  /** A page of the same origin, or of one in FRAME_ANCESTORS, may show it in a frame. */
  readonly isFramed?: boolean;
}

/** An answer that is no page runs nothing and loads nothing, should a browser be made to show it. */
export const NO_PAGE_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A service worker asks this service alone. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'";

/** The content security policy of a page: no other host than Pluggy's, and that only where the page needs it. */
export function pagePolicy(config: Config, needs: PageNeeds): string {
  const { hasWidget = false, callsPluggy = false, showsBanks = false, isFramed = false } = needs;
  const { isInstalled = false } = needs;
  const widget = widgetOrigin(config);
  const called = callsPluggy ? [...new Set([originOf(config.pluggy.apiUrl), widget])] : [];
  const pictures = showsBanks ? ['https:', ...(config.mode === 'sandbox' ? [widget] : [])] : [];
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hasWidget ? " 'unsafe-inline'" : ''}`,
    ["img-src 'self' data:", ...pictures].join(' '),
    "font-src 'self'",
    ["connect-src 'self'", ...called].join(' '),
    "manifest-src 'self'",
    ...(isInstalled ? ["worker-src 'self'"] : []),
    ...(hasWidget ? [`frame-src ${widget}`] : []),
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${isFramed ? ["'self'", ...config.frameAncestors].join(' ') : "'none'"}`,
  ].join('; ');
}

/** Says with the page what it may do, and who may show it. */
export function setPagePolicy(response: Response, config: Config, needs: PageNeeds): void {
  response.setHeader('Content-Security-Policy', pagePolicy(config, needs));
  // this header knows no other origin than our own, and must not speak against the policy
  if (needs.isFramed && config.frameAncestors.length > 0) response.removeHeader('X-Frame-Options');
}
