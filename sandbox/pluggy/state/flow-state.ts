/** What an item remembers between syncs. */
export interface FlowState {
  /** Set while the application has switched the automatic syncs off. */
  autoSyncDisabledAtMs: number | null;
  /** Syncs in a row that failed, for whatever reason. */
  failedRuns: number;
  lastRunEndedAtMs: number | null;
  /** The person has authorised this connection's device at the bank. */
  deviceAuthorized: boolean;
  /** When an outstanding authorisation comes by itself; null when none is. */
  authorizationDueAtMs: number | null;
  /** When the further signatures at the bank come by themselves; null or absent when none is missing. */
  approversDueAtMs?: number | null;
  /** Everybody who must sign at the bank has. */
  isFullySigned?: boolean;
  /** Since when the person's consent is taken back; null or absent while it holds. */
  consentRevokedAtMs?: number | null;
  /** When the consent that holds was given, where it isn't the one of the connection. */
  consentGivenAtMs?: number;
  /** When the consent ends, where that was said for this item; null: never. Absent: as the bank has it. */
  consentExpiresAtMs?: number | null;
  /** The last sync could not read the bank accounts, so that the API shows none. */
  isWithoutAccounts?: boolean;
}
