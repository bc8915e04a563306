import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../domain/clock.ts';
import type { Keyring } from '../domain/Keyring.ts';
import type { Database } from '../store/Database.ts';
import type { Queryable } from '../store/Queryable.ts';
import { webhookDigest } from '../store/sealed/secrets.ts';
import { findWebhookSecret } from '../store/statements/keys/find-webhook-secret.ts';
import { listAcceptedDigests } from '../store/statements/keys/list-accepted-digests.ts';
import { markSecretRegistered } from '../store/statements/keys/mark-secret-registered.ts';
import { renewWebhookSecret } from '../store/statements/keys/renew-webhook-secret.ts';
import { LOCKS, lock } from './sql/lock.ts';

/** The header that this service asks Pluggy to send with every delivery. */
export const WEBHOOK_SECRET_HEADER = 'x-webhook-secret';

/** How long deliveries under a former secret are taken once a later one was registered: Pluggy's retries end sooner. */
export const RETIRED_SECRET_ACCEPTED_MS = 24 * 3_600_000;

/** A stranger's guesses must not become as many reads of the database. */
const REFRESH_AT_MOST_EVERY_MS = 250;
/** After this long an accepted secret is looked up again, so that a retired one ends on time. */
const KEEP_MS = 30_000;

/** What the header must hold, to be registered with Pluggy. */
export interface HeaderToRegister {
  readonly id: string;
  readonly header: string;
}

/**
 * Knows which deliveries come from Pluggy. The digests live in the database, shared by all processes, so that no lost key
 * ever refuses a delivery. The secret itself is needed only to register it; it is stored encrypted, and where there is no
 * key it is held in the memory of the process that made it.
 */
export class WebhookSecrets {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #keyring: Keyring | null;
  #own: HeaderToRegister | undefined;
  #accepted: readonly Buffer[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  constructor(database: Database, clock: Clock, keyring: Keyring | null) {
    this.#database = database;
    this.#clock = clock;
    this.#keyring = keyring;
  }

  /**
   * The secret in use, to be sent to Pluggy. A new one is made where there is none, or where nobody can read one of which
   * it is not known that Pluggy has it. Undefined: nobody can read it, and Pluggy has it already.
   */
  toRegister(): Promise<HeaderToRegister | undefined> {
    return this.#locked(async (tx) => {
      const current = await findWebhookSecret(tx, this.#keyring);
      if (current?.header !== undefined) return { id: current.id, header: current.header };
      if (current !== undefined && current.id === this.#own?.id) return this.#own;
      return current?.isRegistered === true ? undefined : this.#renew(tx);
    });
  }

  /** Makes a new secret; former ones are taken until 24 hours after it was registered. */
  async rotate(): Promise<HeaderToRegister> {
    return this.#locked((tx) => this.#renew(tx));
  }

  /** Whether this is still the secret in use. */
  async isCurrent(db: Queryable, { id }: HeaderToRegister): Promise<boolean> {
    return (await findWebhookSecret(db, this.#keyring))?.id === id;
  }

  /** Pluggy has confirmed it. */
  async registered(db: Queryable, { id }: HeaderToRegister): Promise<void> {
    await markSecretRegistered(db, id, this.#clock.now());
  }

  /**
   * Whether a delivery carries a secret that is accepted now. Compares digests in constant time.
   * @throws {DatabaseUnavailable} when the digests have to be read and cannot be
   */
  async accepts(header: string | undefined): Promise<boolean> {
    if (header === undefined) return false;
    const age = this.#clock.now().getTime() - this.#readAt;
    if (age > KEEP_MS) await this.#refresh();
    if (this.#matches(header)) return true;
    if (age > KEEP_MS) return false;
    await this.#refreshSoon();
    return this.#matches(header);
  }

  /** Another process may have registered a secret just now: who brings an unknown one waits for the next look, with all others. */
  #refreshSoon(): Promise<void> {
    const waitMs = this.#readAt + REFRESH_AT_MOST_EVERY_MS - this.#clock.now().getTime();
    this.#looking ??= (waitMs > 0 ? this.#clock.sleep(waitMs) : Promise.resolve())
      .then(() => this.#refresh())
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  async #renew(tx: Queryable): Promise<HeaderToRegister> {
    const made = await renewWebhookSecret(tx, this.#keyring, this.#clock.now());
    this.#own = made;
    this.#readAt = Number.NEGATIVE_INFINITY;
    return made;
  }

  #locked<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#database.asSystem(async (tx) => {
      await lock(tx, LOCKS.secret);
      return work(tx);
    });
  }

  async #refresh(): Promise<void> {
    const now = this.#clock.now().getTime();
    this.#accepted = await listAcceptedDigests(this.#database, new Date(now - RETIRED_SECRET_ACCEPTED_MS));
    this.#readAt = now;
  }

  #matches(header: string): boolean {
    const given = webhookDigest(header);
    return this.#accepted.reduce((found, known) => timingSafeEqual(known, given) || found, false);
  }
}
