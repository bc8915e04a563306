/** The sandbox's own clock, so that tests and scenarios can move time. */
export interface SandboxClock {
  now(): Date;
}

export const systemClock: SandboxClock = { now: () => new Date() };
