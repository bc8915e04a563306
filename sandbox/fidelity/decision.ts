/**
 * How a decision is backed: Pluggy's documents say so (perhaps among contradicting pages); others saw the
 * live API do it; it follows from what is documented; or nothing is known and something had to be chosen.
 */
export type Confidence = 'documented' | 'seen in the field' | 'inferred' | 'invented';

/** Something that Pluggy's documents leave open or contradict each other about. */
export interface Decision {
  readonly id: string;
  readonly decided: string;
  readonly why: string;
  readonly confidence: Confidence;
}

/** A decision without its name. */
export type Backing = readonly [confidence: Confidence, decided: string, why: string];

export const DOCUMENTED = 'documented';
export const SEEN = 'seen in the field';
export const INFERRED = 'inferred';
export const INVENTED = 'invented';
