import type {
  accountCompleteness,
  billCompleteness,
  compared,
  completeness,
  completenessNote,
  completenessProblem,
  connectionCompleteness,
  itemReconciliation,
  webhookArrival,
} from './shapes/completeness.ts';
import type { View } from './shapes/values.ts';

// The types of the parts of a completeness report: amounts are decimal strings, times ISO text.

export type Completeness = View<typeof completeness>;
export type Compared = View<typeof compared>;
export type WebhookArrival = View<typeof webhookArrival>;
export type CompletenessNote = View<typeof completenessNote>;
export type CompletenessProblem = View<typeof completenessProblem>;
export type ConnectionCompleteness = View<typeof connectionCompleteness>;
export type ItemReconciliation = View<typeof itemReconciliation>;
export type AccountCompleteness = View<typeof accountCompleteness>;
export type BillCompleteness = View<typeof billCompleteness>;
