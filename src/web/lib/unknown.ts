/** What stands where the bank said nothing, or nothing that can be understood. */
export const UNKNOWN = '—';
