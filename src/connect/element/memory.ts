import { isObject } from '../flow/pluggy-types.ts';
import type { Kept } from '../flow/return-address.ts';

/** As long as a connect token lives. */
const LIFE_MS = 30 * 60_000;
const KEY = 'pluggy-connect';
const OPEN_KEY = 'pluggy-connect-open';

/**
 * What survives a reload, a visit to the bank and a closed tab: which item is under way, and the state that a return has to
 * show. No credential is ever kept. A page that gives a connect token instead of a way to get one has it kept for this tab,
 * since no other token can read the item. Only a run that goes on by itself, or the same token, may use it.
 */
export interface Memory {
  read(): Kept | null;
  keep(kept: Kept, token: string | null): void;
  token(): string | null;
  forget(): void;
  /** Whether a dialog was open in this tab, should the page be loaded again. */
  wasOpen(): boolean;
  setOpen(isOpen: boolean): void;
}

export function openMemory(nowMs: () => number): Memory {
  return {
    read: () => {
      const kept = parse(attempt(() => localStorage.getItem(KEY)));
      return kept !== null && Math.abs(nowMs() - kept.at) < LIFE_MS ? kept : null;
    },
    keep: (kept, token) => {
      attempt(() => localStorage.setItem(KEY, JSON.stringify(kept)));
      if (token !== null) attempt(() => sessionStorage.setItem(KEY, token));
    },
    token: () => attempt(() => sessionStorage.getItem(KEY)) ?? null,
    forget: () => {
      attempt(() => localStorage.removeItem(KEY));
      attempt(() => sessionStorage.removeItem(KEY));
    },
    wasOpen: () => attempt(() => sessionStorage.getItem(OPEN_KEY)) === '',
    setOpen: (isOpen) => {
      attempt(() => (isOpen ? sessionStorage.setItem(OPEN_KEY, '') : sessionStorage.removeItem(OPEN_KEY)));
    },
  };
}

/** Storage may be switched off or full: then nothing survives, and all else works. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

function parse(text: string | null | undefined): Kept | null {
  const value = attempt((): unknown => JSON.parse(text ?? 'null'));
  if (!isObject(value)) return null;
  const { itemId, state, bank, at } = value;
  const isKept = typeof itemId === 'string' && typeof state === 'string' && typeof bank === 'string';
  return isKept && typeof at === 'number' ? { itemId, state, bank, at } : null;
}
