/** The sandbox's own clock, so that tests and scenarios can move time. */
export interface SandboxClock {
  now(): Date;
}

export const systemClock: SandboxClock = { now: () => new Date() };

/** A clock that runs ahead of another by what `aheadMs` tells at the moment. */
export function clockAhead(base: SandboxClock, aheadMs: () => number): SandboxClock {
  return { now: () => new Date(base.now().getTime() + aheadMs()) };
}
