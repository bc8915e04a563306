/** The page, with the session in the part of the address that no server sees. */
export function addressOf(serviceUrl: string, sessionToken: string, itemId?: string): string {
  const query = itemId === undefined ? '' : `?item=${encodeURIComponent(itemId)}`;
  return `${serviceUrl}/conectar${query}#session=${encodeURIComponent(sessionToken)}`;
}

/** The connection that the page tells of; null: the message says something else. */
export function connectedItem(message: string): string | null {
  const { type, itemId } = read(message);
  return type === 'connected' && typeof itemId === 'string' ? itemId : null;
}

/** Anything on the page can send messages: what is none of the page's own says nothing. */
function read(message: string): { type?: unknown; itemId?: unknown } {
  try {
    return Object(JSON.parse(message));
  } catch {
    return {};
  }
}

/** Whether an address belongs outside of the WebView: everything of the web that is not the service's. */
export function isBank(url: string, serviceUrl: string): boolean {
  return /^https?:/.test(url) && !url.startsWith(`${serviceUrl}/`);
}
