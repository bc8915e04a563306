/** What a check found; its words stand in the texts under the same names. */
export interface Finding {
  readonly outcome: string;
  /** Put into the words in place of `{value}`. */
  readonly value?: string;
}

type Directives = ReadonlyMap<string, readonly string[]>;

/** A content security policy by its directives; the first of a name counts, as browsers read it. */
function directivesOf(policy: string): Directives {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    const key = name?.toLowerCase() ?? '';
    if (key !== '' && !directives.has(key)) directives.set(key, sources);
  }
  return directives;
}

/** What holds for a kind of request: the first of these directives that the policy has; undefined: anything goes. */
const sourcesFor = (directives: Directives, ...names: string[]): readonly string[] | undefined =>
  [...names, 'default-src'].map((name) => directives.get(name)).find((sources) => sources !== undefined);

/** Whether a source of a policy lets this origin in. */
function letsIn(source: string, origin: string): boolean {
  const { protocol, host, hostname, port } = new URL(origin);
  if (source === '*' || source === protocol) return true;
  const [, scheme, name, given] = /^(?:(https?):\/\/)?([^/:']+|\[[^\]]+\])(?::(\d+|\*))?/.exec(source) ?? [];
  if (name === undefined || (scheme !== undefined && `${scheme}:` !== protocol)) return false;
  const isPort = given === undefined ? port === '' : given === '*' || given === port;
  if (name.startsWith('*.')) return isPort && hostname.endsWith(name.slice(1));
  return isPort && (name === hostname || name === host);
}

/** Whether the widget works on a page with this policy; null: the page has none. */
export function judgePolicy(policy: string | null, widgetOrigin: string): Finding {
  if (policy === null || policy.trim() === '') return { outcome: 'none' };
  const directives = directivesOf(policy);
  const frames = sourcesFor(directives, 'frame-src', 'child-src');
  if (frames !== undefined && !frames.some((source) => letsIn(source, widgetOrigin)))
    return { outcome: 'frame', value: `frame-src ${widgetOrigin}` };
  const styles = sourcesFor(directives, 'style-src-elem', 'style-src');
  const isInline =
    styles?.includes("'unsafe-inline'") && !styles.some((one) => /^'(nonce|sha\d+)-/.test(one));
  if (styles !== undefined && !isInline)
    return { outcome: 'style', value: "style-src 'self' 'unsafe-inline'" };
  return { outcome: 'good' };
}

/** Whether the bank's window, opened from inside of the widget, can answer a page with this opener policy. */
export function judgeOpener(policy: string | null): Finding {
  const value = (policy ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (value === 'same-origin' || value === 'noopener-allow-popups' || value === 'same-origin-plus-coep')
    return { outcome: 'cut', value };
  return value === '' ? { outcome: 'none' } : { outcome: 'good', value };
}

/** Schemes that lead to no app. */
const NO_DEEP_LINK = /^(javascript|data|blob|file|about|vbscript|ws|wss|ftp|mailto|tel):$/;

/** Whether Pluggy takes this as `oauthRedirectUri`: https, or an app's deep link, and never this computer. */
export function judgeRedirect(text: string): Finding {
  if (text.trim() === '') return { outcome: 'empty' };
  if (!URL.canParse(text.trim())) return { outcome: 'form' };
  const { protocol, hostname, hash } = new URL(text.trim());
  const isHere = /(^|\.)localhost$|^127\.|^\[::1\]$|^0\.0\.0\.0$/.test(hostname);
  if (isHere) return { outcome: 'local', value: hostname };
  if (protocol === 'http:' || NO_DEEP_LINK.test(protocol)) return { outcome: 'scheme', value: protocol };
  if (hash !== '') return { outcome: 'fragment' };
  return { outcome: protocol === 'https:' ? 'good' : 'deepLink', value: protocol };
}

/** More than this, and times that the page shows or checks are wrong. */
const MOST_SKEW_MS = 30_000;

/**
 * Whether this computer's clock agrees with the service's.
 * @param date the answer's `Date`; null: it has none
 * @param halfWayMs this computer's time half way between question and answer
 */
export function judgeClock(date: string | null, halfWayMs: number): Finding {
  const theirs = date === null ? Number.NaN : new Date(date).getTime();
  if (!Number.isFinite(theirs)) return { outcome: 'unknown' };
  const seconds = Math.round((halfWayMs - theirs) / 1_000);
  if (Math.abs(seconds) * 1_000 <= MOST_SKEW_MS) return { outcome: 'good', value: String(Math.abs(seconds)) };
  return { outcome: seconds > 0 ? 'ahead' : 'behind', value: String(Math.abs(seconds)) };
}

/** What a connect token says of itself. */
export interface TokenClaims {
  /** In milliseconds; null: it does not say. */
  readonly endsAtMs: number | null;
  /** Whose connections it makes; null: it does not say. */
  readonly clientUserId: string | null;
  /** The connection that it updates; null: it makes a new one, or does not say. */
  readonly itemId: string | null;
}

function find(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const own: unknown = Object(value)[name];
  if (typeof own === 'string' && own !== '') return own;
  for (const inner of Object.values(value)) {
    const found = find(inner, name);
    if (found !== null) return found;
  }
  return null;
}

/** Reads a token without checking who signed it, which Pluggy alone can; undefined: it is none. */
export function readToken(token: string): TokenClaims | undefined {
  const [head, claims, signature, more] = token.trim().split('.');
  if (!head || !claims || !signature || more !== undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(claims.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const ends: unknown = Object(read)['exp'];
    return {
      endsAtMs: typeof ends === 'number' ? ends * 1_000 : null,
      clientUserId: find(read, 'clientUserId'),
      itemId: find(read, 'itemId'),
    };
  } catch {
    return undefined;
  }
}

/** @param nowMs by the service's clock */
export function judgeToken(token: string, nowMs: number): Finding {
  if (token.trim() === '') return { outcome: 'empty' };
  const claims = readToken(token);
  if (claims === undefined) return { outcome: /^pof_|^[\w-]{8,}$/.test(token.trim()) ? 'key' : 'form' };
  if (claims.endsAtMs === null) return { outcome: 'form' };
  const minutes = Math.floor(Math.abs(claims.endsAtMs - nowMs) / 60_000);
  return { outcome: claims.endsAtMs <= nowMs ? 'expired' : 'good', value: String(minutes) };
}

const SECRETS = [
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, // tokens
  /\b(pof|whsec)_[\w+/=-]+/g,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
  /\+?\d[\d .()/-]{9,}\d/g, // telephone numbers, CPF, CNPJ
] as const;

/** A report without what is secret or personal. @param known what must not be in it wherever it stands */
export function redact(report: string, known: readonly string[]): string {
  const withoutKnown = known
    .filter((one) => one.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((text, one) => text.replaceAll(one, '[…]'), report);
  return SECRETS.reduce((text, pattern) => text.replace(pattern, '[…]'), withoutKnown);
}
