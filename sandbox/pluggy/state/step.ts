import type { FailureCode, SuccessKind } from './outcomes.ts';
import type { QuestionKind } from './question.ts';

/**
 * One step of a sync. `show` puts an execution status on display for a share of the whole sync's time;
 * `ask` waits for a person; `check` judges the last answer; `fail` and `finish` end the sync.
 */
export type Step =
  | { readonly do: 'show'; readonly executionStatus: string; readonly share: number }
  | { readonly do: 'ask'; readonly kind: QuestionKind }
  | { readonly do: 'check'; readonly kind: QuestionKind; readonly otherwise: FailureCode }
  | { readonly do: 'loggedIn' }
  | { readonly do: 'fail'; readonly code: FailureCode; readonly providerMessage?: string }
  | { readonly do: 'finish'; readonly kind: SuccessKind };
