import type { Item } from './pluggy-types.ts';

/** In the address that a bank leads back to: which attempt of this browser it belongs to. */
export const STATE_PARAMETER = 'pluggy-state';
/** Pluggy's own additions to that address. */
const ADDED = ['itemId', 'success', STATE_PARAMETER];

/** The address without what a return added to it. */
export function withoutReturn(address: string): string {
  const url = new URL(address);
  for (const name of ADDED) url.searchParams.delete(name);
  return url.href;
}

/**
 * Where a phone's browser is to come back to: this page, with the state. Null where Pluggy would refuse the address, which
 * must be https and not this machine's (a local Pluggy, reached by plain http, takes any).
 */
export function returnAddressFor(pageAddress: string, apiUrl: string, state: string): string | null {
  const url = new URL(withoutReturn(pageAddress));
  const isLocalPluggy = apiUrl.startsWith('http:');
  const isThisMachine = /(^|\.)localhost$|^127\.|^\[::1\]$/.test(url.hostname);
  if (!isLocalPluggy && (url.protocol !== 'https:' || isThisMachine)) return null;
  url.hash = '';
  url.searchParams.set(STATE_PARAMETER, state);
  return url.href;
}

/** The state in an item's own way back: an update comes back with the state of the attempt that made the item. */
export function stateIn({ oauthRedirectUri }: Item): string | null {
  if (!oauthRedirectUri || !URL.canParse(oauthRedirectUri)) return null;
  return new URL(oauthRedirectUri).searchParams.get(STATE_PARAMETER);
}

/** Whether the item's way back is the page of `address`: the connect token may have named another one. */
export function leadsBackTo({ oauthRedirectUri }: Item, address: string): boolean {
  if (!oauthRedirectUri || !URL.canParse(oauthRedirectUri)) return false;
  const [there, here] = [new URL(oauthRedirectUri), new URL(address)];
  return there.origin === here.origin && there.pathname === here.pathname;
}

/** What a browser keeps of an attempt that is under way. */
export interface Kept {
  readonly itemId: string;
  readonly state: string;
  readonly bank: string;
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number;
}

/**
 * What the page's address says of a return from the bank. `mine`: it fits what this browser keeps. `foreign`: it names
 * another connection or state, so that somebody else's link could pass off their connection as this person's.
 */
export function returnOf(address: string, kept: Kept | null): 'none' | 'mine' | 'foreign' {
  const query = new URL(address).searchParams;
  const state = query.get(STATE_PARAMETER);
  const itemId = query.get('itemId');
  if (state === null) return kept !== null && itemId === kept.itemId ? 'mine' : 'none';
  return kept !== null && state === kept.state && (itemId ?? kept.itemId) === kept.itemId
    ? 'mine'
    : 'foreign';
}
