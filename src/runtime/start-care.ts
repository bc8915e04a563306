import type { Config } from '../config.ts';
import type { Care } from './Care.ts';
import type { OpenParts } from './open-parts.ts';
import { repeat } from './repeat.ts';

/** How often the webhook and the credentials at Pluggy are looked after; soon again after a failure, before which nobody is ready. */
const PLUGGY_CARE = { everyMs: 10 * 60_000, retryMs: 5_000 };

/** How often the service calls its own webhook address; sooner while that does not come in. */
const ROUND_TRIPS = { everyMs: 5 * 60_000, retryMs: 20_000 };
/** How old the views of analysts may be in what a statement cannot tell; longer after a failure, such as a missing encryption key. */
const STANDINGS = { everyMs: 5_000, retryMs: 60_000 };
/** A few accounts each time, until there is none. */
const SEAL_EVERY_MS = 10 * 60_000;
const FORGET_EVERY_MS = 3_600_000;
/** What is told is a matter of days. */
const ENDINGS_EVERY_MS = 15 * 60_000;

/** How often connections are looked for whose time to be compared has come. */
const LOOK_EVERY_MS = { least: 1_000, most: 60_000 };

/** How long who watches waits at most for what time alone changes, such as a consent's last day. */
const TURNS_EVERY_MS = 30_000;

const lookEveryMs = ({ reconcileIntervalMs }: Config): number =>
  Math.min(Math.max(reconcileIntervalMs / 10, LOOK_EVERY_MS.least), LOOK_EVERY_MS.most);

/** A round under way may end; one that asks a Pluggy that does not answer ends when the client is closed. */
const STOP_MS = 1_000;

export interface RunningCare {
  /** Resolves once everything was done once, whatever came of it. */
  readonly first: Promise<void>;
  /** Begins nothing more; what is under way may end for a second. */
  stop(): Promise<void>;
}

type Round = Parameters<typeof repeat>[0];
type Loop = ReturnType<typeof repeat>;

function loopsOf(care: Care, common: Omit<Round, 'name' | 'everyMs'>, config: Config): Loop[] {
  const canArrive = config.webhooksCanArrive;
  const loops = [
    repeat({ ...common, everyMs: lookEveryMs(config), name: 'requesting comparisons' }, () =>
      care.requestReconciliations(),
    ),
    repeat({ ...common, everyMs: TURNS_EVERY_MS, name: 'looking for what time changed' }, () =>
      care.announceTurns(),
    ),
    repeat({ ...common, everyMs: ENDINGS_EVERY_MS, name: 'telling of consents that end' }, () =>
      care.tellEndings(),
    ),
    repeat({ ...common, ...STANDINGS, name: 'deciding which accounts count' }, () => care.decideStandings()),
    repeat({ ...common, everyMs: SEAL_EVERY_MS, name: 'encrypting what was stored in clear' }, () =>
      care.sealDocuments(),
    ),
    repeat({ ...common, everyMs: FORGET_EVERY_MS, name: 'forgetting what is old' }, () => care.forgetOld()),
    repeat({ ...common, everyMs: FORGET_EVERY_MS, name: 'forgetting old deliveries' }, () =>
      care.forgetOldDeliveries(),
    ),
    repeat({ ...common, ...PLUGGY_CARE, name: 'reading banks and categories' }, () => care.refreshLists()),
    repeat(
      { ...common, ...PLUGGY_CARE, name: canArrive ? 'registering the webhook' : 'reaching Pluggy' },
      () => (canArrive ? care.keepWebhook() : care.ping()),
    ),
  ];
  if (!canArrive) return loops;
  // once the webhook and its secret are there
  const registered = loops.map(({ first }) => first);
  const proving = repeat({ ...common, ...ROUND_TRIPS, name: 'proving that webhooks arrive' }, async () => {
    await Promise.all(registered);
    return care.proveWebhooks(common.signal);
  });
  return [...loops, proving];
}

function run(start: (common: Omit<Round, 'name' | 'everyMs'>) => Loop[], parts: OpenParts): RunningCare {
  const ending = new AbortController();
  const { clock, logger } = parts;
  const loops = start({ clock, logger, signal: ending.signal });
  return {
    first: Promise.all(loops.map(({ first }) => first)).then(() => {}),
    stop: async () => {
      ending.abort();
      const ended = new AbortController();
      void Promise.all(loops.map((loop) => loop.ended)).then(() => ended.abort());
      await clock.sleep(STOP_MS, ended.signal);
    },
  };
}

/** Looks after what no request and no webhook asks for: the webhook itself, comparisons, what grows old. */
export function startCare(care: Care, parts: OpenParts): RunningCare {
  const { config, logger } = parts;
  if (!config.webhooksCanArrive) {
    logger.warn(
      {},
      'Pluggy cannot deliver webhooks to BASE_URL (it takes https on a public name); reconciling instead',
    );
  }
  return run((common) => loopsOf(care, common, config), parts);
}

/** Asks whether Pluggy takes the credentials: all that a process needs to be ready which does no work. */
export function startPinging(care: Care, parts: OpenParts): RunningCare {
  return run(
    (common) => [repeat({ ...common, ...PLUGGY_CARE, name: 'reaching Pluggy' }, () => care.ping())],
    parts,
  );
}
