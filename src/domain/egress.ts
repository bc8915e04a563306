/** The outgoing address of processes whose EGRESS_NAME nobody set. */
export const DEFAULT_EGRESS = 'default';
