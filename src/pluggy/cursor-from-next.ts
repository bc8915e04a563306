function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The cursor in a page's `next`: a query string in the live API, an absolute URL in the official SDK's tests.
 * Only the parameter `after` is read and the rest is dropped, so that an answer can never name the host of the
 * next request. URLSearchParams is not used: it turns `+` into a space, and a cursor is base64, where an
 * unencoded `+` is a digit.
 *
 * @returns undefined when there is no `after`, or an empty one
 */
export function cursorFromNext(next: string): string | undefined {
  const query = next.slice(next.indexOf('?') + 1).replace(/#.*$/s, '');
  for (const pair of query.split('&')) {
    if (pair.startsWith('after=')) return decode(pair.slice('after='.length)) || undefined;
  }
  return undefined;
}
