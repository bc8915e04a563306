export type QueryValue = string | number | boolean | readonly string[] | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

function encodeValue(value: Exclude<QueryValue, undefined>): string {
  // Pluggy takes a list as one value with commas. The commas stay as they are: 500 ids with `%2C` between
  // them are 1 KB longer, and servers commonly end a request line at 16 KB.
  return typeof value === 'object' ? value.map(encodeURIComponent).join(',') : encodeURIComponent(value);
}

/** `?a=1&b=x%3D`, or an empty string when no parameter has a value. */
export function queryString(query: Query): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) pairs.push(`${encodeURIComponent(name)}=${encodeValue(value)}`);
  }
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/**
 * An id as one segment of a path. Dots are refused along with the rest: `..` survives percent-encoding and
 * would make a proxy ask for another resource.
 *
 * @throws TypeError for anything but letters, digits, `-` and `_`; the message doesn't quote it
 */
export function pathSegment(id: string | number): string {
  const segment = String(id);
  if (!/^[\w-]+$/.test(segment))
    throw new TypeError('An id for Pluggy may hold letters, digits, - and _ only');
  return segment;
}
