/** A place where the sandbox knowingly answers something else than Pluggy's published description says. */
export interface Deviation {
  /** Schema and path within it, or operation and status with the path in the answer. */
  readonly at: string;
  readonly problem: string;
  readonly reason: string;
}
