import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installAudit } from '../sim/audit.ts';
import { BankClient } from '../sim/BankClient.ts';
import { Random } from '../sim/Random.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { Database } from '../src/store/Database.ts';
import { migrate } from '../src/store/migrate.ts';
import { Door } from './Door.ts';
import { INSTALL_DISK_FULL } from './disk-full.ts';
import { FeedReader } from './FeedReader.ts';
import { freePort } from './free-port.ts';
import { HookReceiver } from './HookReceiver.ts';
import { type Loopback, openLoopback } from './loopback.ts';
import { Postgres } from './Postgres.ts';
import { Program } from './Program.ts';
import { hasPgBouncer, type PgBouncer, startPgBouncer } from './pgbouncer.ts';
import { SmallDisk } from './SmallDisk.ts';

const SERVICES = 3;
/** How long a bank takes to be read. */
const SYNC_MS = 300;
/** Fewer than the one service that goes through it has pools' connections. */
const POOLED = 8;
const UP_WITHIN_MS = 60_000;
/** Told once, whenever it was. */
const TIME = /"(time|instance)":"[^"]*",?/g;
/** Failures that are defects of the program, whatever was done to it. */
const DEFECT = /"(error|problem)":"(internal|TypeError|RangeError|ReferenceError|SyntaxError|AssertionError)/;

export interface WorldOptions {
  readonly seed: number;
  /** Folder of another PostgreSQL's programs than those from npm. */
  readonly postgresBinDir: string | undefined;
}

/** Everything that runs: PostgreSQL, Pluggy's stand-in, services behind one door. */
export class World {
  readonly random: Random;
  readonly postgres: Postgres;
  readonly bank: Program;
  readonly bankClient: BankClient;
  readonly services: readonly Program[];
  readonly servicePorts: readonly number[];
  readonly door: Door;
  /** A team's server that the services tell of changes. */
  readonly receiver: HookReceiver;
  /** Another one that asks for them. */
  readonly feedReader: FeedReader;
  /** For who looks at the tables from outside. */
  readonly database: Database;
  /** Before the last service's PostgreSQL, in transaction mode; undefined where it is not installed. */
  readonly bouncer: PgBouncer | undefined;
  /** The database's own; undefined where nothing can be mounted. */
  readonly disk: SmallDisk | undefined;
  /** What must never happen, noticed while it happened. */
  readonly problems: string[] = [];
  readonly #loopback: Loopback;
  readonly #dataDir: string;
  readonly #startedAt = performance.now();

  private constructor(
    parts: Pick<
      World,
      | 'random'
      | 'postgres'
      | 'bank'
      | 'bankClient'
      | 'services'
      | 'servicePorts'
      | 'door'
      | 'receiver'
      | 'feedReader'
      | 'database'
      | 'bouncer'
      | 'disk'
    >,
    loopback: Loopback,
    dataDir: string,
  ) {
    this.#loopback = loopback;
    this.random = parts.random;
    this.postgres = parts.postgres;
    this.bank = parts.bank;
    this.bankClient = parts.bankClient;
    this.services = parts.services;
    this.servicePorts = parts.servicePorts;
    this.door = parts.door;
    this.receiver = parts.receiver;
    this.feedReader = parts.feedReader;
    this.database = parts.database;
    this.bouncer = parts.bouncer;
    this.disk = parts.disk;
    this.#dataDir = dataDir;
  }

  static async open({ seed, postgresBinDir }: WorldOptions): Promise<World> {
    const random = new Random(seed);
    const dataDir = mkdtempSync(join(tmpdir(), 'pluggy-chaos-'));
    const databaseDir = join(dataDir, 'database');
    mkdirSync(databaseDir);
    const disk = SmallDisk.mount(databaseDir);
    const postgres = await Postgres.open(databaseDir, postgresBinDir);
    await prepare(postgres);
    const loopback = await openLoopback(postgres.url);
    const bouncer = hasPgBouncer() ? await startPgBouncer(loopback.url, 'transaction', POOLED) : undefined;
    const ports = await Promise.all(Array.from({ length: SERVICES + 1 }, freePort));
    const [bankPort = 0, ...servicePorts] = ports;
    const bank = new Program({
      name: 'bank',
      module: new URL('../sandbox/cli.js', import.meta.url),
      isMain: false,
      env: {
        SANDBOX_PORT: String(bankPort),
        SANDBOX_SYNC_MS: String(SYNC_MS),
        SANDBOX_SEED: String(seed),
        DATA_DIR: dataDir,
      },
      readyWord: '"ready":true',
    });
    const services: Program[] = [];
    const up = (): number[] => servicePorts.filter((_, index) => services[index]?.isUp);
    const door = await Door.open(up, random.fork());
    const bankClient = new BankClient(`http://127.0.0.1:${bankPort}`);
    const database = new Database({ url: postgres.url, logger: silentLogger, maxConnections: 2 });
    const receiver = await HookReceiver.open(random.fork(), database);
    const feedReader = new FeedReader(random.fork(), door.url);
    const followers = { receiver, feedReader, database };
    const world = new World(
      { random, postgres, bank, bankClient, services, servicePorts, door, ...followers, bouncer, disk },
      loopback,
      dataDir,
    );
    for (const [index, port] of servicePorts.entries())
      services.push(serviceProgram(world, `service ${index + 1}`, port, index + 1 === SERVICES));
    return world;
  }

  /** Starts what is not running, and resolves once all of it is up. */
  async startAll(): Promise<void> {
    await this.postgres.start();
    this.bank.thaw();
    this.bank.start();
    await this.bank.untilUp(UP_WITHIN_MS);
    for (const service of this.services) service.thaw();
    for (const service of this.services) service.start();
    await Promise.all(this.services.map((service) => service.untilUp(UP_WITHIN_MS)));
  }

  say(what: string): void {
    const seconds = String(Math.round((performance.now() - this.#startedAt) / 100) / 10).padStart(6);
    process.stdout.write(`${seconds}s  ${what}\n`);
  }

  /** Something that must not happen did; told once for each kind. */
  blame(problem: string): void {
    if (this.problems.includes(problem)) return;
    this.problems.push(problem);
    this.say(`PROBLEM: ${problem}`);
  }

  /** The last words of every process, for who looks for the reason of a failure. */
  lastWords(): string[] {
    return [...this.services, this.bank].flatMap(({ name, lines }) =>
      lines.map((line) => `[${name}] ${line}`),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.services, this.bank].map((program) => program.kill()));
    await this.door.close();
    await this.receiver.close();
    await this.database.close();
    await this.bouncer?.stop();
    this.#loopback.close();
    await this.postgres.close();
    this.disk?.unmount();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}

async function prepare(postgres: Postgres): Promise<void> {
  const database = new Database({ url: postgres.url, logger: silentLogger, maxConnections: 1 });
  try {
    await migrate(database, 'sandbox', new Date());
    await installAudit(database);
  } finally {
    await database.close();
  }
  await postgres.run(INSTALL_DISK_FULL);
}

function serviceProgram(world: World, name: string, port: number, isPooled: boolean): Program {
  const { url } = world.postgres;
  return new Program({
    name,
    module: new URL('../src/main.js', import.meta.url),
    isMain: true,
    env: {
      PLUGGY_MODE: 'sandbox',
      PLUGGY_API_URL: world.bankClient.url,
      ...(isPooled && world.bouncer !== undefined
        ? { DATABASE_URL: world.bouncer.url, DATABASE_DIRECT_URL: url }
        : { DATABASE_URL: url }),
      BASE_URL: world.door.url,
      PORT: String(port),
      SANDBOX_PORT: String(port === 1 ? 2 : 1),
      RECONCILE_INTERVAL: '2s',
      WEBHOOK_ALLOW_PRIVATE: 'on',
      LOG_LEVEL: 'info',
    },
    readyWord: 'Open:',
    onLine: (line) => {
      if (DEFECT.test(line)) world.blame(`${name} logged a defect: ${line.replace(TIME, '')}`);
    },
  });
}
