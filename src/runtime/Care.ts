import type { KeyState } from '../domain/Keyring.ts';
import { KEY_TEXTS } from '../domain/texts/chain.ts';
import { type ComparisonPlan, comparisonPlan, describeStandingProblem } from '../domain/webhook-standing.ts';
import { decideStandings } from '../features/accounts/decide-standings.ts';
import { readKeyState } from '../features/admin/key-state.ts';
import { describeOneRole } from '../features/admin/one-role.ts';
import { describeSharedSessions } from '../features/admin/pooled-sessions.ts';
import { Turns } from '../features/connections/Turns.ts';
import { tellEndings } from '../features/hooks/tell-endings.ts';
import { ClearDocuments } from '../features/keys/ClearDocuments.ts';
import { WHILE_SOMEBODY_WAITS } from '../features/shared/patience.ts';
import { ownWebhookUrl } from '../features/shared/urls.ts';
import { readStanding } from '../features/shared/webhook-standing.ts';
import { proveWebhooks } from '../features/webhooks/prove-webhooks.ts';
import { keepWebhook } from '../ingest/keep-webhook.ts';
import type { Database } from '../store/Database.ts';
import { isMigrated } from '../store/migrate.ts';
import { tryWrite } from '../store/statements/settings/try-write.ts';
import type { LazyParts } from './LazyParts.ts';
import type { OpenParts } from './open-parts.ts';
import { requestReconciliations } from './reconcile.ts';
import { type Forgotten, forgetOld, forgetOldDeliveries } from './retention.ts';

const keyProblem = (state: KeyState): string | undefined =>
  state === 'fine' ? undefined : 'encryption_key_missing';

/** How old the proof may be that the database takes writes. */
const TRY_WRITE_EVERY_MS = 1_000;

/** What a running process does without a request, and whether it is ready. Each method is one round. */
export class Care {
  readonly #lazy: LazyParts;
  readonly #turns = new Turns();
  readonly #clearDocuments = new ClearDocuments();
  /** Whether Pluggy has accepted the credentials since the start. */
  #accepted = false;
  /** When the database last took a write, by `performance.now`. */
  #wroteAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> | undefined;
  /** What the log last said of the encryption keys. */
  #keys: KeyState = 'fine';
  /** What the log last said of whether webhooks arrive. */
  #webhookProblem: string | null | undefined;

  constructor(lazy: LazyParts) {
    this.#lazy = lazy;
  }

  /**
   * True once Pluggy accepted the credentials, and while the database has all tables in place and takes writes. A lost
   * encryption key makes nothing unready, since deliveries need none; the log tells of it.
   */
  async isReady(): Promise<boolean> {
    const { ingestDatabase: database } = await this.#lazy.connect();
    if (!this.#accepted || !(await isMigrated(database))) return false;
    await this.#tryWrite(database);
    await this.keyState();
    return true;
  }

  /** At most one try at a time and one a second: anybody may ask whether the service is ready. */
  async #tryWrite(database: Database): Promise<void> {
    if (performance.now() - this.#wroteAt < TRY_WRITE_EVERY_MS) return;
    this.#writing ??= tryWrite(database)
      .then(() => {
        this.#wroteAt = performance.now();
      })
      .finally(() => {
        this.#writing = undefined;
      });
    await this.#writing;
  }

  /** Whether the encryption keys open what is stored; the log tells of a change. */
  async keyState(): Promise<KeyState> {
    const { ingestDatabase: database, keyring, logger } = await this.#lazy.ready();
    const state = await readKeyState(database, keyring);
    if (state !== this.#keys)
      logger[state === 'fine' ? 'info' : 'error']({ problem: keyProblem(state) }, KEY_TEXTS[state].en);
    this.#keys = state;
    return state;
  }

  /** Tells in the log of a pooler that takes away what live updates and workers need. */
  async warnOfPooler(): Promise<void> {
    const parts = await this.#lazy.ready();
    const warning = await describeSharedSessions(parts, 'en');
    if (warning !== undefined) parts.logger.warn({ problem: 'pooler_keeps_no_session' }, warning);
  }

  /** Tells in the log that row-level security does not protect one person's data from another's. */
  async warnOfOneRole(): Promise<void> {
    const parts = await this.#lazy.ready();
    const warning = await describeOneRole(parts, 'en');
    if (warning !== undefined) parts.logger.warn({ problem: 'one_role' }, warning);
  }

  /** Proves that Pluggy is there and takes the credentials. */
  async ping(): Promise<void> {
    await (await this.#lazy.connect()).client.ping(WHILE_SOMEBODY_WAITS);
    this.#accepted = true;
  }

  /** Registers this service's webhook with Pluggy, or repairs it. */
  async keepWebhook(): Promise<void> {
    const { client, workDatabase, webhookSecrets: secrets, clock, logger, config } = await this.#lazy.ready();
    const url = ownWebhookUrl(config);
    await keepWebhook({ client, database: workDatabase, secrets, clock, logger, url });
    this.#accepted = true;
  }

  /** Makes a new webhook secret and registers it; the previous one is accepted for 24 hours more. */
  async rotateWebhookSecret(): Promise<void> {
    const { webhookSecrets } = await this.#lazy.ready();
    await webhookSecrets.rotate();
    await this.keepWebhook();
  }

  /**
   * Calls this service's own webhook address over BASE_URL, as Pluggy would; all processes and commands know what came of
   * it. The log tells of a change. @returns whether webhooks are known to arrive
   */
  async proveWebhooks(signal?: AbortSignal): Promise<boolean> {
    const parts = await this.#lazy.ready();
    const { arriving, problem } = await proveWebhooks(parts, signal);
    if (problem !== null && problem !== this.#webhookProblem) {
      const why = describeStandingProblem(problem, 'en');
      parts.logger.warn(
        { problem },
        `webhooks are not known to arrive (${why}); every connection is compared with Pluggy every 15 minutes instead`,
      );
    } else if (arriving && this.#webhookProblem !== null) {
      parts.logger.info({}, 'a call to this service over BASE_URL came in: webhooks arrive');
    }
    this.#webhookProblem = problem;
    return arriving;
  }

  /** Reads the banks and the categories again where what is stored has grown old. */
  async refreshLists(): Promise<void> {
    const { connectors, categories } = await this.#lazy.ready();
    await Promise.all([connectors.refresh(), categories.refresh()]);
  }

  /**
   * Asks for the comparison of every item whose time has come, or for a look at it.
   * @param intervalMs everything is compared so often. Default: as the setting says, and at most 15 minutes apart while webhooks
   * are not known to arrive
   * @returns how many
   */
  async requestReconciliations(intervalMs?: number): Promise<number> {
    const parts = await this.#lazy.ready();
    const plan =
      intervalMs === undefined ? await this.#comparisonPlan(parts) : { intervalMs, wholeEveryMs: null };
    return requestReconciliations({ ...parts, database: parts.workDatabase }, plan);
  }

  async #comparisonPlan(
    parts: Pick<OpenParts, 'workDatabase' | 'clock' | 'config'>,
  ): Promise<ComparisonPlan> {
    const standing = await readStanding(parts, parts.workDatabase);
    const { reconcileIntervalMs: settingMs, reconcilesSparingly: isSparing } = parts.config;
    return comparisonPlan(standing, { settingMs, isSparing }, parts.clock.now());
  }

  /** Tells those who watch of what time alone has changed since the last call. @returns how many connections have turned */
  async announceTurns(): Promise<number> {
    return this.#turns.announce(await this.#lazy.ready());
  }

  /** Tells the webhook endpoints of consents that come to their end. @returns how many */
  async tellEndings(): Promise<number> {
    return tellEndings(await this.#lazy.ready());
  }

  /** Decides for the views of analysts which accounts count, where something has changed. @returns of how many persons */
  async decideStandings(): Promise<number> {
    return decideStandings(await this.#lazy.ready());
  }

  /** Seals what a former version left in clear of accounts that nobody reads. @returns how many values */
  async sealDocuments(): Promise<number> {
    return this.#clearDocuments.seal(await this.#lazy.ready());
  }

  /** Forgets what is older than the settings allow. */
  async forgetOld(): Promise<Forgotten> {
    return forgetOld(await this.#lazy.ready());
  }

  /** Forgets deliveries to webhook endpoints that are long over. @returns how many */
  async forgetOldDeliveries(): Promise<number> {
    return forgetOldDeliveries(await this.#lazy.ready());
  }
}
