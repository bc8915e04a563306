import { type Decision, decisions } from '../fidelity/decisions.ts';
import type { Deviation } from '../fidelity/deviation.ts';
import { deviations, neverGiven, notServed } from '../fidelity/deviations.ts';

/** What `GET /_sandbox/fidelity` answers. */
export interface Fidelity {
  /** What Pluggy's documents leave open or contradict each other about. */
  readonly decisions: readonly Decision[];
  /** Where an answer differs from the published description on purpose; the contract test allows no other. */
  readonly deviations: readonly Deviation[];
  /** Operations of the description that are not here, by the beginning of their path, with the reason. */
  readonly notServed: Readonly<Record<string, string>>;
  /** Described answers that are never given, with the reason. */
  readonly neverGiven: Readonly<Record<string, string>>;
}

export const fidelity: Fidelity = { decisions, deviations, notServed, neverGiven };
