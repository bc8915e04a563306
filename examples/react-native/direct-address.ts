/** The page, with the session in the part of the address that no server sees. */
export function addressOf(serviceUrl: string, sessionToken: string, itemId?: string): string {
  const query = itemId === undefined ? '' : `?item=${encodeURIComponent(itemId)}`;
  return `${serviceUrl}/conectar${query}#session=${encodeURIComponent(sessionToken)}`;
}

/** Whether an address belongs outside of the WebView: everything of the web that is not the service's. */
export function isBank(url: string, serviceUrl: string): boolean {
  return /^https?:/.test(url) && !url.startsWith(`${serviceUrl}/`);
}
