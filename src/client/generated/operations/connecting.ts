// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { ConnectToken } from '../shapes/service.ts';
import type { Connector } from '../shapes/pluggy/connector.ts';

export interface ListConnectorsArgs {
  /** A text of at most 200 characters. */
  readonly name?: string | undefined;
  /** A list such as PERSONAL_BANK,INVESTMENT. */
  readonly types?: string | readonly string[] | undefined;
  readonly isOpenFinance?: boolean | undefined;
  readonly sandbox?: boolean | undefined;
}

export interface ListConnectorsAnswer {
  readonly results: readonly Connector[];
}

export interface CreateConnectTokenArgs {
  /** A text. */
  readonly userId?: string | undefined;
  /** A text. */
  readonly phoneNumber?: string | undefined;
  /** A UUID. */
  readonly itemId?: string | undefined;
  readonly options?: {
    /** An http or https URL. */
    readonly webhookUrl?: string | undefined;
    /** An https URL or a deep link. */
    readonly oauthRedirectUri?: string | undefined;
    readonly avoidDuplicates?: boolean | undefined;
    readonly includeSandbox?: boolean | undefined;
  } | undefined;
}

export interface ConnectingOperations {
  /** The banks that one can connect. */
  listConnectors(args?: ListConnectorsArgs, options?: CallOptions): Promise<ListConnectorsAnswer>;

  /**
   * A token with which one person connects one bank in the widget.
   *
   * Either `userId` or `phoneNumber`; with a session, its own user alone, and neither `webhookUrl` nor `oauthRedirectUri`. `itemId` updates a connection that is there. `includeSandbox` is repeated in the answer and never sent to Pluggy.
   */
  createConnectToken(args?: CreateConnectTokenArgs, options?: CallOptions): Promise<ConnectToken>;
}
