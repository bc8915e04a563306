import type { Connector, Credential, Item, UserAction } from '../api/types.ts';

/** What went wrong, as a code that the texts know, and what may stand beside it. */
export interface Problem {
  code: string;
  /** What the bank itself said, if it said something. */
  bankMessage?: string | undefined;
  /** How long to wait before the next attempt. */
  waitMinutes?: number | undefined;
}

/** Why the API refused a field: Pluggy's code, and its own words, which may be in any language. */
export interface FieldProblem {
  code: string | null;
  message: string | null;
}

/** What the person sees. Exactly one of these at any time. */
export type Screen =
  | { kind: 'loading' }
  | { kind: 'consent'; connector: Connector | null; updating: boolean }
  | { kind: 'connectors'; connectors: readonly Connector[] }
  | {
      kind: 'credentials';
      connector: Connector;
      values: Record<string, string>;
      problem: Problem | null;
      fieldProblems: Readonly<Record<string, FieldProblem>>;
      canGoBack: boolean;
    }
  | { kind: 'working'; connector: Connector; item: Item | null }
  | { kind: 'mfa'; connector: Connector; item: Item; parameter: Credential }
  | { kind: 'oauth'; connector: Connector; item: Item; url: string; opened: 'not-yet' | 'opened' | 'blocked' }
  | { kind: 'action'; connector: Connector; item: Item; action: UserAction }
  | { kind: 'success'; connector: Connector; item: Item }
  | { kind: 'failure'; connector: Connector | null; problem: Problem; canRetry: boolean; canEdit: boolean }
  | { kind: 'closed' };
