import type {
  ApiKeyView,
  AssignedItemView,
  AuditView,
  JobView,
  KnownUserView,
  LoggedDeliveryView,
  NewApiKeyView,
  OwnedItemView,
  RoundTripView,
  UsageView,
  WholeDeliveryView,
} from '../contract/financial-data.ts';
import { momentFrom } from '../domain/calendar-day.ts';
import type { Health } from '../domain/health.ts';
import { parseItemId } from '../domain/ids.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import type { Scope } from '../domain/scope.ts';
import type { DeliveryState, JobState } from '../domain/work-states.ts';
import { type ChainReport, checkChain } from '../features/admin/check-chain.ts';
import { listWork, replayJob } from '../features/admin/jobs.ts';
import { readAudit } from '../features/admin/read-audit.ts';
import { readUsage } from '../features/admin/usage.ts';
import { listWebhookLog, readDelivery, replayDelivery } from '../features/admin/webhook-log.ts';
import { assignItem } from '../features/connections/assign-item.ts';
import { listAllItems } from '../features/connections/list-all-items.ts';
import { listAllUsers } from '../features/connections/list-all-users.ts';
import { listKeys } from '../features/keys/list-keys.ts';
import { presentOwnedItem } from '../features/shared/present-item.ts';
import {
  requireItemId,
  requireNumber,
  requireUserId,
  requireUuid,
} from '../features/shared/require-input.ts';
import { proveNow } from '../features/webhooks/prove-webhooks.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checked, checkedQuery } from './checked.ts';
import type { InLanguage } from './options.ts';
import { pagesOf } from './pages-of.ts';
import { toObject, toObjects, toPlain } from './to-objects.ts';

export interface UserChoice {
  /** A part of the id. */
  readonly search?: string | undefined;
  /** That of one connection at least. */
  readonly health?: Health | undefined;
}

export interface ItemChoice {
  /** Pluggy's, such as LOGIN_ERROR. */
  readonly status?: string | undefined;
  readonly health?: Health | undefined;
  /** Stale since this calendar day or an earlier one. */
  readonly staleSince?: string | undefined;
  readonly connectorId?: number | undefined;
  /** True: nobody's alone; false: without those. */
  readonly unowned?: boolean | undefined;
}

export interface WebhookLogChoice {
  readonly state?: DeliveryState | undefined;
  readonly event?: string | undefined;
  readonly itemId?: string | undefined;
  readonly userId?: string | undefined;
  /** A calendar day, or a time with its zone. */
  readonly since?: string | undefined;
}

export interface AuditChoice {
  readonly userId?: string | undefined;
  /** As the audit names one, such as `key:db6bcf6a`. */
  readonly actor?: string | undefined;
  /** A calendar day, or a time with its zone. */
  readonly since?: string | undefined;
}

type UsagePage = Awaited<ReturnType<typeof readUsage>>;

async function* usagePages(parts: OpenParts, from: Date | undefined) {
  let after: Parameters<typeof readUsage>[2]['after'];
  do {
    const { rows: results, next, ...now }: UsagePage = await readUsage(parts, from, { after, limit: 500 });
    yield { results, ...now };
    after = next ?? undefined;
  } while (after !== undefined);
}

/**
 * For the people who run the service: what there is across all users, what came in, what is to be done, and who did what. Nothing of
 * it is for a person's own page. Lists are iterators over pages of at most 500.
 */
export class Operator {
  readonly #parts: Pick<LazyParts, 'connect'>;
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready' | 'connect'>) {
    this.#parts = parts;
    this.#audited = new Audited(parts);
  }

  /** Checks every link of the chain, whatever state the database is in, and says which one fails. */
  async checkChain({ language = DEFAULT_LANGUAGE }: InLanguage = {}): Promise<ChainReport> {
    return checkChain(await this.#parts.connect(), language);
  }

  /** The users that are known here, by id, with how well their connections are. */
  async *users(choice: UserChoice = {}): AsyncGenerator<KnownUserView[], void, void> {
    const { search, health } = checkedQuery('listUsers', choice);
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof listAllUsers>[2]) => listAllUsers(parts, { search, health }, page));
    for await (const rows of this.#audited.stream('listUsers', {}, list)) yield toPlain(rows);
  }

  /** The connections of all users, oldest first, with whose they are. */
  async *items(
    choice: ItemChoice = {},
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): AsyncGenerator<OwnedItemView[], void, void> {
    const { after: _, limit: __, ...filter } = checkedQuery('listAllItems', choice);
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof listAllItems>[2]) => listAllItems(parts, filter, page, language));
    for await (const rows of this.#audited.stream('listAllItems', {}, list)) yield toObjects(rows);
  }

  /**
   * Gives a connection that is nobody's to a user, with everything that is stored of it, and asks for its sync.
   * @throws {PublicError} item_not_found, item_owned
   */
  async assignItem(
    itemId: string,
    userId: string,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): Promise<AssignedItemView> {
    const [id, user] = [requireItemId(itemId), requireUserId(userId)];
    const assign = async (parts: OpenParts) => {
      const { item, atPluggy } = await assignItem(parts, id, user);
      return presentOwnedItem(item, language, parts.clock.now(), { atPluggy });
    };
    return toObject(await this.#audited.use('assignItem', { userId: user, subject: id }, assign));
  }

  /** What Pluggy delivered and what it led to, the latest first. */
  async *webhookLog(choice: WebhookLogChoice = {}): AsyncGenerator<LoggedDeliveryView[], void, void> {
    const { state, event, userId, itemId, since } = checkedQuery('listWebhookLog', choice);
    if (userId !== undefined) requireUserId(userId);
    const filter = { state, event, userId, itemId: parseItemId(itemId), since: momentFrom(since) };
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof listWebhookLog>[2]) => listWebhookLog(parts, filter, page));
    for await (const rows of this.#audited.stream('listWebhookLog', {}, list)) yield toPlain(rows);
  }

  /** One delivery: what it says, and the work about its connection. @throws {PublicError} event_not_found */
  async delivery(id: string): Promise<WholeDeliveryView> {
    const number = requireNumber(id, 'event_not_found');
    const read = (parts: OpenParts) => readDelivery(parts, number);
    return toObject(await this.#audited.use('readLogged', {}, read));
  }

  /** Acts on a delivery once more. @throws {PublicError} event_not_found, event_without_work */
  async replayDelivery(id: string): Promise<WholeDeliveryView> {
    const number = requireNumber(id, 'event_not_found');
    const replay = (parts: OpenParts) => replayDelivery(parts, number);
    return toObject(await this.#audited.use('replayLogged', { subject: number }, replay));
  }

  /** Calls the service's webhook address over BASE_URL, as Pluggy would, and says whether the call came in. */
  async proveWebhook({ language = DEFAULT_LANGUAGE }: InLanguage = {}): Promise<RoundTripView> {
    return this.#audited.use('proveWebhook', {}, (parts) => proveNow(parts, language));
  }

  /** Work that waits, runs, or was given up, in the order in which it was asked for. */
  async *jobs({
    state,
  }: {
    readonly state?: JobState | undefined;
  } = {}): AsyncGenerator<JobView[], void, void> {
    const asked = checkedQuery('listJobs', { state });
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof listWork>[2]) => listWork(parts, asked.state, page));
    for await (const rows of this.#audited.stream('listJobs', {}, list)) yield toPlain(rows);
  }

  /** Gives a job that was given up another chance. @returns the job in its place @throws {PublicError} job_not_found, job_not_dead */
  async replayJob(id: string): Promise<JobView> {
    const number = requireNumber(id, 'job_not_found');
    const replay = (parts: OpenParts) => replayJob(parts, number);
    return toPlain(await this.#audited.use('replayJob', { subject: number }, replay));
  }

  /**
   * The calls at Pluggy by endpoint and minute, the latest first, page by page; with each page what is held back now, and which quotas
   * are spent.
   * @param choice.since a calendar day, or a time with its zone
   */
  async *usage({
    since,
  }: {
    readonly since?: string | undefined;
  } = {}): AsyncGenerator<Omit<UsageView, 'next'>, void, void> {
    const from = momentFrom(checkedQuery('readUsage', { since }).since);
    const list = (parts: OpenParts) => usagePages(parts, from);
    for await (const page of this.#audited.stream('readUsage', {}, list)) yield toPlain(page);
  }

  /** The API keys that were made while the service ran, oldest first, without the keys themselves. */
  async *keys({
    includeRevoked = false,
  }: {
    readonly includeRevoked?: boolean | undefined;
  } = {}): AsyncGenerator<ApiKeyView[], void, void> {
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof listKeys>[2]) => listKeys(parts, includeRevoked, page));
    for await (const rows of this.#audited.stream('listKeys', {}, list)) yield toPlain(rows);
  }

  /** Makes an API key; `key` is in this answer alone. @param wish.expiresAt a time with its zone; left out: it does not expire */
  async createKey(wish: {
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt?: string | undefined;
  }): Promise<NewApiKeyView> {
    const { name, scopes, expiresAt } = checked('createKey', wish);
    const end = expiresAt === undefined ? null : new Date(expiresAt);
    const asked = { name, scopes, expiresAt: end, createdBy: 'host:server' };
    const about = (made: { readonly id: string }) => ({ subject: made.id });
    return toPlain(await this.#audited.use('createKey', about, ({ keys }) => keys.create(asked)));
  }

  /** Here at once, in other processes within 30 seconds. @throws {PublicError} key_not_found */
  async revokeKey(keyId: string): Promise<void> {
    const id = requireUuid('keyId', keyId);
    await this.#audited.use('revokeKey', { subject: id }, ({ keys }) => keys.revoke(id));
  }

  /** Who read, changed, exported or erased what, when and from where, newest first; refused attempts too. */
  async *audit(choice: AuditChoice = {}): AsyncGenerator<AuditView[], void, void> {
    const { userId, actor, since } = checkedQuery('listAudit', choice);
    if (userId !== undefined) requireUserId(userId);
    const filter = { userId, actor, since: momentFrom(since) };
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof readAudit>[2]) => readAudit(parts, filter, page));
    for await (const rows of this.#audited.stream('listAudit', {}, list)) yield toPlain(rows);
  }
}
