import * as z from 'zod/mini';
import { type Language, widgetLanguage } from '../../i18n/language.ts';
import { rawCall } from '../../lib/raw-call.ts';
import { CallFailed, callApi } from '../lib/call-api.ts';
import type { PageContext } from '../lib/page.ts';
import { openWidget } from '../lib/widget.ts';
import {
  type Finding,
  judgeClock,
  judgeOpener,
  judgePolicy,
  judgeRedirect,
  judgeToken,
  readToken,
} from './judge.ts';
import { CHECKS, type CheckName } from './texts.ts';

/** A widget that is held back never answers. */
const FRAME_MS = 20_000;
const CALL_MS = 15_000;

export interface DebugInput {
  readonly userId: string;
  readonly token: string;
  readonly redirectUri: string;
  readonly policy: string;
  readonly opener: string;
}

type Check = () => Promise<Finding>;

const report = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
const arrival = z.object({ arriving: z.boolean(), detail: z.string() });
const madeToken = z.object({ connectToken: z.string() });

/** A check that needs a credential which is missing or may not do that is left out; anything else that fails is bad. */
const whyNot = (error: unknown): Finding => {
  if (!(error instanceof CallFailed)) throw error;
  const isCredential = error.status === 401 || error.status === 403;
  return { outcome: isCredential ? 'skipped' : 'bad', value: error.message };
};

/** What one check learns for the next. */
interface Learned {
  /** How far this computer's clock is before the service's. */
  offsetMs: number;
  /** The one that was pasted, or that was made on the way; empty: there is none. */
  token: string;
}

type Checks<Names extends CheckName> = Readonly<Record<Names, Check>>;

function serviceChecks(
  context: PageContext,
  learned: Learned,
): Checks<'api' | 'chain' | 'clock' | 'webhook'> {
  const { settings, language, words } = context;
  const { apiPath } = settings;
  const call = { language, words: words.failures };
  return {
    api: async () => {
      const signal = AbortSignal.timeout(CALL_MS);
      const asked = { method: 'GET', url: `${apiPath}/openapi.json`, signal };
      const got = await rawCall(asked).catch(() => undefined);
      if (got === undefined) return { outcome: 'bad', value: words.failures.network };
      const isOurs = /json/.test(got.headers.get('content-type') ?? '');
      return got.response.ok && isOurs
        ? { outcome: 'good', value: String(got.ms) }
        : { outcome: 'bad', value: `HTTP ${got.status}` };
    },
    chain: async () => {
      try {
        const { value } = await callApi(apiPath, { ...call, path: '/test' });
        const { ok, checks } = report.parse(value);
        const wrong = checks.filter((check) => !check.ok).map(({ name, detail }) => `${name}: ${detail}`);
        return ok ? { outcome: 'good' } : { outcome: 'bad', value: wrong.join(' ') };
      } catch (error) {
        return whyNot(error);
      }
    },
    clock: async () => {
      const asked = Date.now();
      const { headers } = await rawCall({ method: 'GET', url: '/healthz' });
      const finding = judgeClock(headers.get('date'), (asked + Date.now()) / 2);
      const sign = finding.outcome === 'ahead' ? 1 : finding.outcome === 'behind' ? -1 : 0;
      learned.offsetMs = sign * Number(finding.value ?? 0) * 1_000;
      return finding;
    },
    webhook: async () => {
      try {
        const asked = { ...call, method: 'POST', path: '/webhook-round-trip' };
        const { arriving, detail } = arrival.parse((await callApi(apiPath, asked)).value);
        return { outcome: arriving ? 'good' : 'bad', value: detail };
      } catch (error) {
        return whyNot(error);
      }
    },
  };
}

function pageChecks(
  { settings: { widgetOrigin } }: PageContext,
  input: DebugInput,
): Checks<'script' | 'element' | 'policy' | 'opener' | 'widgetHost'> {
  let page: Headers | undefined;
  const ofPage = async (header: string): Promise<string | null> => {
    page ??= (await rawCall({ method: 'GET', url: '/' })).headers;
    return page.get(header);
  };
  return {
    script: async () =>
      import('pluggy-connect-sdk').then(
        (): Finding => ({ outcome: 'good' }),
        (error: unknown) => ({
          outcome: 'bad',
          value: error instanceof Error ? error.message : String(error),
        }),
      ),
    element: async () => {
      const asked = { method: 'HEAD', url: '/pluggy-connect.js', signal: AbortSignal.timeout(CALL_MS) };
      const got = await rawCall(asked).catch(() => undefined);
      const type = got?.headers.get('content-type') ?? '';
      const isThere = got?.response.ok === true && /javascript/.test(type);
      const value = got === undefined ? '—' : `HTTP ${got.status}, ${type}`;
      return { outcome: isThere ? 'good' : 'bad', value };
    },
    policy: async () =>
      judgePolicy(input.policy.trim() || (await ofPage('content-security-policy')), widgetOrigin),
    opener: async () => judgeOpener(input.opener.trim() || (await ofPage('cross-origin-opener-policy'))),
    widgetHost: async () => {
      const signal = AbortSignal.timeout(CALL_MS);
      const asked = { method: 'GET', url: widgetOrigin, isOpaque: true, isAnonymous: true, signal };
      return rawCall(asked).then(
        () => ({ outcome: 'good', value: widgetOrigin }),
        () => ({ outcome: 'bad', value: widgetOrigin }),
      );
    },
  };
}

function tokenChecks(
  context: PageContext,
  input: DebugInput,
  learned: Learned,
): Checks<'frame' | 'token' | 'tokenAtPluggy' | 'redirect'> {
  const { settings, language, words } = context;
  const call = { language, words: words.failures };
  return {
    frame: async () => {
      try {
        const options = { includeSandbox: settings.mode === 'sandbox' };
        const body = { userId: input.userId, options };
        const asked = { ...call, method: 'POST', path: '/connect-token', body };
        const { connectToken } = madeToken.parse((await callApi(settings.apiPath, asked)).value);
        if (learned.token === '') learned.token = connectToken;
        return await tryFrame({ connectToken, widgetUrl: settings.widgetUrl, language });
      } catch (error) {
        return { ...whyNot(error), outcome: 'skipped' };
      }
    },
    token: async () => judgeToken(learned.token, Date.now() - learned.offsetMs),
    tokenAtPluggy: async () => {
      const claims = readToken(learned.token);
      if (claims === undefined) return { outcome: 'skipped' };
      const got = await rawCall({
        method: 'GET',
        url: `${settings.pluggyApiUrl}/connectors?sandbox=true`,
        headers: { 'x-api-key': learned.token },
        isAnonymous: true,
        signal: AbortSignal.timeout(CALL_MS),
      }).catch(() => undefined);
      if (got === undefined) return { outcome: 'bad' };
      if (!got.response.ok) return { outcome: 'refused', value: String(got.status) };
      const { clientUserId, itemId } = claims;
      const whose = [
        ...(clientUserId === null ? [] : [`clientUserId: ${clientUserId}`]),
        ...(itemId === null ? [] : [`itemId: ${itemId}`]),
      ];
      return whose.length === 0 ? { outcome: 'nobody' } : { outcome: 'good', value: whose.join(', ') };
    },
    redirect: async () => judgeRedirect(input.redirectUri),
  };
}

/** Opens the widget where nobody sees it, until it answers. */
async function tryFrame(options: {
  readonly connectToken: string;
  readonly widgetUrl: string | null;
  readonly language: Language;
}): Promise<Finding> {
  const container = document.createElement('div');
  container.hidden = true;
  document.body.append(container);
  const startedAt = performance.now();
  try {
    await openWidget(container, {
      ...options,
      includeSandbox: true,
      language: widgetLanguage(options.language),
      timeoutMs: FRAME_MS,
    });
    return { outcome: 'good', value: String(Math.round(performance.now() - startedAt)) };
  } catch {
    return { outcome: 'silent', value: String(FRAME_MS / 1_000) };
  } finally {
    container.remove();
  }
}

/** Makes one check after the other, and tells of each. One that breaks stops none of the others. */
export async function runChecks(
  context: PageContext,
  input: DebugInput,
  tell: (name: CheckName, finding: Finding) => void,
): Promise<void> {
  const learned: Learned = { offsetMs: 0, token: input.token.trim() };
  const checks = {
    ...serviceChecks(context, learned),
    ...pageChecks(context, input),
    ...tokenChecks(context, input, learned),
  };
  for (const name of CHECKS) {
    const finding = await checks[name]().catch((error: unknown) => ({
      outcome: 'crashed',
      value: error instanceof Error ? error.message : String(error),
    }));
    if (context.signal.aborted) return;
    tell(name, finding);
  }
}
