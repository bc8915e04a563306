import { type DehydratedState, dehydrate, type Query, type QueryClient } from '@tanstack/react-query';
import type { Session } from './api/get-session.ts';

/** Of a person who is offline: what they saw last is shown, as of this moment (milliseconds). */
export type VisitSession = Session & { readonly seenAt?: number };

/** What a person saw last, with whose it is. It holds no token and no credential: the cookie is out of a page's reach. */
export interface LastSeen {
  /** The build that wrote it; another one may read answers in another way. */
  readonly build: string;
  readonly at: number;
  readonly session: Session;
  readonly state: DehydratedState;
}

const DAY_MS = 86_400_000;
/** Older figures mislead more than they help. */
const KEPT_MS = 7 * DAY_MS;
/** Of a long list its beginning. */
const PAGES = 2;
/** Single rows, what a bank asks, consents and who read what are not kept: only what the first look at a page needs. */
const KINDS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  items: ['pt-BR', 'en'],
  accounts: [undefined, 'bills'],
  transactions: ['list', 'latest', 'sums'],
  summaries: ['cash-flow', 'categories', 'cards', 'recurring', 'net-worth', 'upcoming'],
};

/** Whose session it is, and which of their sessions: another sign-in ends at another time. */
export const ownerOf = ({ userId, expiresAt }: Session): string => `${userId} ${String(expiresAt)}`;

function isKept({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>, userId: string): boolean {
  if (state.status !== 'success') return false;
  const [scope, owner, topic, kind] = queryKey;
  if (scope === 'categories') return true;
  const kinds = scope === 'user' && owner === userId ? KINDS[String(topic)] : undefined;
  return kinds?.some((one) => one === kind) ?? false;
}

function cut(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !('pageParams' in data)) return data;
  const { pages, pageParams } = data as { pages: unknown[]; pageParams: unknown[] };
  return { ...data, pages: pages.slice(0, PAGES), pageParams: pageParams.slice(0, PAGES) };
}

/** Takes down what a person has on the screen and has seen before. */
export function takeDown(queries: QueryClient, session: Session, build: string, at: number): LastSeen {
  const state = dehydrate(queries, {
    shouldDehydrateQuery: (query) => isKept(query, session.userId),
    shouldDehydrateMutation: () => false,
    serializeData: cut,
  });
  return { build, at, session, state };
}

/** Whether what was seen at a moment may still be shown: the session has not ended, and it is of the last days. */
export function mayBeShown({ expiresAt }: Pick<Session, 'expiresAt'>, at: number, now: number): boolean {
  return now < new Date(String(expiresAt)).getTime() && now - at <= KEPT_MS && at <= now;
}

/** What was kept, where it may still be shown: by this build, of a session that has not ended, of the last days. */
export function usable(seen: unknown, build: string, now: number): LastSeen | null {
  if (typeof seen !== 'object' || seen === null) return null;
  const { build: by, at, session } = seen as Partial<LastSeen>;
  if (by !== build || at === undefined || session === undefined) return null;
  return mayBeShown(session, at, now) ? (seen as LastSeen) : null;
}
