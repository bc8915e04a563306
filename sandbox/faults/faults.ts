import { badRequest } from '../pluggy/rules/ApiError.ts';

/** Faults of Pluggy's API, each with its probability per call, from 0 to 1. */
export interface ApiFaults {
  /** Too many requests, with `Retry-After`. */
  readonly status429: number;
  readonly status500: number;
  /** A gateway's page instead of JSON. */
  readonly status502Html: number;
  /** The connection is cut: half of the times before the call took effect, half of the times after. */
  readonly reset: number;
  /** No answer until the client gives up, a minute at the most. */
  readonly stall: number;
  /** Half of the body, although `content-length` promises all of it; then the connection ends. */
  readonly truncated: number;
  /** A complete answer whose JSON ends in the middle. */
  readonly invalidJson: number;
  /** The body comes in small pieces, for about a second. */
  readonly slowBody: number;
  /** A row moves between two pages of a list: the client sees it twice, or not at all. */
  readonly stalePage: number;
  /** The first page of a list is empty, as if there was nothing. */
  readonly emptyFirstPage: number;
  /** The times of an item's products are that of its beginning, whatever moved since. */
  readonly oldTimes: number;
}

/** Faults of webhooks: probabilities per delivery, from 0 to 1, and one time. */
export interface WebhookFaults {
  /** Never delivered, repeats included. */
  readonly lose: number;
  /** Delivered twice, with the same eventId. */
  readonly duplicate: number;
  /** Overtaken by, or overtaking, another event to the same address. */
  readonly reorder: number;
  /** Every delivery is held back for so many milliseconds of the sandbox's clock. */
  readonly delayMs: number;
  /** For a second of the sandbox's clock the API does not show the data of which the event tells. */
  readonly early: number;
  /** Besides the true event, one with another application's clientId is delivered. */
  readonly wrongClientId: number;
  /** Besides the true event, one about an item that nobody knows is delivered. */
  readonly unknownItem: number;
}

export interface Faults {
  /** From which, with the sequence of calls, follows which of them are hit. */
  readonly seed: number;
  readonly api: ApiFaults;
  readonly webhooks: WebhookFaults;
}

/** What `PUT /_sandbox/faults` and `startSandbox` take: whatever is left out is off. */
export interface FaultsInput {
  readonly seed?: number;
  readonly api?: Partial<ApiFaults>;
  readonly webhooks?: Partial<WebhookFaults>;
}

export const noFaults: Faults = {
  seed: 1,
  api: {
    status429: 0,
    status500: 0,
    status502Html: 0,
    reset: 0,
    stall: 0,
    truncated: 0,
    invalidJson: 0,
    slowBody: 0,
    stalePage: 0,
    emptyFirstPage: 0,
    oldTimes: 0,
  },
  webhooks: {
    lose: 0,
    duplicate: 0,
    reorder: 0,
    delayMs: 0,
    early: 0,
    wrongClientId: 0,
    unknownItem: 0,
  },
};

const MAX_SEED = 2 ** 31;
const MAX_DELAY_MS = 86_400_000;

/** Reads the faults wanted; refuses with a 400 that names the member which is wrong. */
export function parseFaults(input: unknown): Faults {
  const { seed, api, webhooks } = membersOf(input, 'faults', Object.keys(noFaults));
  return {
    seed: seed === undefined ? noFaults.seed : numberOf(seed, 'seed'),
    api: group(api, 'api', noFaults.api),
    webhooks: group(webhooks, 'webhooks', noFaults.webhooks),
  };
}

function group<T extends ApiFaults | WebhookFaults>(input: unknown, name: string, defaults: T): T {
  const given = membersOf(input ?? {}, name, Object.keys(defaults));
  const read = Object.entries(given).map(([key, value]) => [key, numberOf(value, `${name}.${key}`)]);
  return { ...defaults, ...Object.fromEntries(read) };
}

function membersOf(input: unknown, name: string, known: readonly string[]): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw badRequest(`${name} must be an object`);
  }
  const stranger = Object.keys(input).find((key) => !known.includes(key));
  if (stranger !== undefined) throw badRequest(`${name}.${stranger} is no fault that the sandbox knows`);
  return { ...input };
}

function numberOf(value: unknown, name: string): number {
  const isWhole = name === 'seed' || name === 'webhooks.delayMs';
  const high = name === 'seed' ? MAX_SEED : name === 'webhooks.delayMs' ? MAX_DELAY_MS : 1;
  const isInRange = typeof value === 'number' && value >= 0 && value <= high;
  if (isInRange && (!isWhole || Number.isInteger(value))) return value;
  throw badRequest(`${name} must be ${isWhole ? 'a whole number' : 'a number'} from 0 to ${high}`);
}
