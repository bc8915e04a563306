const AUTHORITY = /^(postgres(?:ql)?:\/\/(?:[^/?]*@)?)([^/?@]*)(.*)$/;
/** Of libpq's values those with which a writable server is found; it is always looked for where there are several. */
const WRITABLE = /^(any|read-write|primary)$/;

/** Sockets' folders are percent-escaped in libpq's URLs, which `URL` takes for no host. */
const canParse = (url: string): boolean => URL.canParse(url.replace(/@%2F[^/]*/i, '@socket'));

function withoutTarget(rest: string): string | undefined {
  const [path = '', query] = rest.split('?', 2);
  if (query === undefined) return rest;
  const parameters = query.split('&');
  const target = parameters.find((parameter) => parameter.startsWith('target_session_attrs='));
  if (target !== undefined && !WRITABLE.test(target.slice(target.indexOf('=') + 1))) return undefined;
  const others = parameters.filter((parameter) => parameter !== target);
  return others.length === 0 ? path : `${path}?${others.join('&')}`;
}

/**
 * One URL for each server that a `postgresql://` URL names, in its order: `postgresql://a:5432,b:5433/db` is two.
 * `target_session_attrs` is left out of them: whoever connects looks for a writable server by itself.
 * @returns undefined for what is no such URL
 */
export function serversOf(url: string): readonly string[] | undefined {
  const [, start = '', hosts = '', rest = ''] = AUTHORITY.exec(url) ?? [];
  const end = withoutTarget(rest);
  if (start === '' || end === undefined || hosts + end === '') return undefined;
  const urls = hosts.split(',').map((host) => `${start}${host}${end}`);
  const allThere = urls.length === 1 || hosts.split(',').every((host) => host !== '');
  return allThere && urls.every(canParse) ? urls : undefined;
}
